package dev.waybill.commit.repository;

import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The statement that every webhook begins with. */
@Singleton
final class SecretRepository extends JdbcRepository {

    /**
     * The sealed secrets of a repository.
     *
     * @param host where it is
     */
    record Sealed(String host, List<byte[]> secrets) {}

    @Inject
    SecretRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** Those of a repository that was not let go, the current one first. */
    Optional<Sealed> find(long repositoryId) {
        return query(
                        "select host, secret, previous_secret from repository where id = ? and deleted_at is null",
                        new SqlColumns().value(repositoryId),
                        SecretRepository::sealed)
                .stream()
                .findFirst();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getString("host"),
                Stream.of(row.getBytes("secret"), row.getBytes("previous_secret"))
                        .filter(Objects::nonNull)
                        .toList());
    }
}
