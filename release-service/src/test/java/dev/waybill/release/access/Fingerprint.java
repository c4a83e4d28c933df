package dev.waybill.release.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All rows that belong to an organisation, as a text that is the same as long as nothing changes. */
final class Fingerprint {

    private static final String COLUMNS = """
            select table_name, column_name from information_schema.columns
             where table_schema = 'public' and column_name in ('organization_id', 'project_id', 'release_id', 'team_id', 'member_id')
               and table_name not like 'outbox%'
             order by 1, 2""";

    private Fingerprint() {}

    static String of(DataSource dataSource, long organizationId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> queries = new ArrayList<>();
            queries.add(query("organization", "id = " + organizationId));
            try (ResultSet columns = statement.executeQuery(COLUMNS)) {
                while (columns.next()) {
                    queries.add(query(columns.getString(1), owned(columns.getString(2), organizationId)));
                }
            }
            StringBuilder all = new StringBuilder();
            for (String query : queries) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
            return all.toString();
        }
    }

    private static String query(String table, String condition) {
        return "select '" + table + " ' || (to_jsonb(t) - 'last_used_at')::text from " + table + " t where " + condition
                + " order by 1";
    }

    private static String owned(String column, long organizationId) {
        return switch (column) {
            case "organization_id" -> "organization_id = " + organizationId;
            case "project_id", "release_id", "team_id", "member_id" -> {
                String table = column.substring(0, column.length() - "_id".length());
                yield column + " in (select id from " + table + " where organization_id = " + organizationId + ")";
            }
            default -> throw new AssertionError(column);
        };
    }
}
