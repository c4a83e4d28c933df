package dev.waybill.test;

import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database that belongs to the test alone.
 *
 * @param host where the server listens
 * @param name of the database
 */
public record Database(String host, int port, String name, String username, String password) {

    public String jdbcUrl() {
        return jdbcUrl(host, port);
    }

    /** The address of this database behind a proxy. */
    public Database behind(TcpProxy proxy) {
        return new Database(TcpProxy.HOST, proxy.port(), name, username, password);
    }

    /** A source of connections without a pool. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    /** The configuration of Quarkus' default datasource for this database. */
    public Map<String, String> quarkus() {
        return new TreeMap<>(Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", username,
                "quarkus.datasource.password", password));
    }

    private String jdbcUrl(String atHost, int atPort) {
        return "jdbc:postgresql://" + atHost + ":" + atPort + "/" + name;
    }

    @Override
    public String toString() {
        return jdbcUrl();
    }
}
