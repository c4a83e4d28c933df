package dev.waybill.release.release;

import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Which of the addresses of a project counts. */
@Singleton
class ReleaseHookRepository extends JdbcRepository {

    @Inject
    ReleaseHookRepository(DataSource dataSource) {
        super(dataSource);
    }

    int number(long projectId) {
        return query(
                        "select number from release_hook where project_id = ?",
                        new SqlColumns().value(projectId),
                        row -> row.getInt(1))
                .stream()
                .findFirst()
                .orElse(0);
    }

    int next(long projectId) {
        return query("""
                        insert into release_hook as known (project_id, number) values (?, 1)
                        on conflict on constraint pk_release_hook do update set number = known.number + 1
                        returning number""", new SqlColumns().value(projectId), row -> row.getInt(1))
                .getFirst();
    }
}
