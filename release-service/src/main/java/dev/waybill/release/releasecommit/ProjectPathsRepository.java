package dev.waybill.release.releasecommit;

import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Which paths projects keep the commits of. */
@Singleton
class ProjectPathsRepository extends JdbcRepository {

    @Inject
    ProjectPathsRepository(DataSource dataSource) {
        super(dataSource);
    }

    private record Paths(long projectId, List<String> globs) {}

    /** Those of the projects that have any. */
    Map<Long, List<String>> of(Collection<Long> projectIds) {
        return query(
                        """
                        select id, commit_paths from project
                         where id = any(?) and cardinality(commit_paths) > 0""",
                        new SqlColumns().column("bigint", List.copyOf(projectIds), id -> id),
                        row -> new Paths(row.getLong(1), List.of((String[])
                                row.getArray(2).getArray())))
                .stream()
                .collect(Collectors.toMap(Paths::projectId, Paths::globs));
    }
}
