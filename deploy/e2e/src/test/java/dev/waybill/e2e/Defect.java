package dev.waybill.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A defect of release-service, as a new build may bring one: the releases of one version can not be stored. Closed, it is repaired.
 *
 * <p>It is made in the service's database, from where it fails the same way as one in its code.
 */
final class Defect implements AutoCloseable {

    private final String url;
    private final String name;

    private Defect(String url, String name) {
        this.url = url;
        this.name = name;
    }

    /** @param suffix of the version, letters and digits */
    static Defect ofVersionsEndingIn(String suffix, Map<String, String> environment) {
        Defect defect = new Defect(jdbc(environment.get("RELEASE_DATABASE_URL")), "defect_" + suffix);
        defect.execute("""
                create function %1$s() returns trigger language plpgsql as
                $$ begin raise exception 'no place for this version'; end $$""".formatted(defect.name));
        defect.execute("""
                create trigger %1$s before insert on release for each row
                when (new.version like '%%%2$s') execute function %1$s()""".formatted(defect.name, suffix));
        return defect;
    }

    @Override
    public void close() {
        execute("drop function %s cascade".formatted(name));
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static String jdbc(String url) {
        return url.replaceFirst(
                "postgres(?:ql)?://([^:]+):([^@]+)@([^?]+)", "jdbc:postgresql://$3?user=$1&password=$2");
    }
}
