package dev.waybill.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** One database and one role a service; no role can open another's database. */
public final class Databases {

    private final PostgresServer server;

    public Databases(PostgresServer server) {
        this.server = server;
    }

    /**
     * Creates what is missing.
     *
     * @param passwords role name, which is the database's name too, to password
     */
    public void provision(Map<String, String> passwords) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> role : passwords.entrySet()) {
                String name = statement.enquoteIdentifier(role.getKey(), true);
                String verb = exists(connection, "select 1 from pg_roles where rolname = ?", role.getKey())
                        ? "alter role "
                        : "create role ";
                statement.execute(verb + name + " login password " + statement.enquoteLiteral(role.getValue()));
                if (!exists(connection, "select 1 from pg_database where datname = ?", role.getKey())) {
                    statement.execute("create database " + name + " owner " + name);
                }
                statement.execute("revoke all on database " + name + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the databases: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
