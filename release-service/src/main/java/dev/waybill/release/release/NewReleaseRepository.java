package dev.waybill.release.release;

import dev.waybill.release.version.VersionColumns;
import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes releases, many with one statement, those that exist already left alone. */
@Singleton
class NewReleaseRepository extends JdbcRepository {

    private static final String INSERT = """
            insert into release (id, organization_id, version, package, major, minor, patch, revision, prerelease, build_code,
                                 build_number, sort_key, loose_key, user_agent, date_added)
            select nextval('release_seq'), n.*
              from (select * from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                                         ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                             as n(organization_id, version, package, major, minor, patch, revision, prerelease, build_code,
                                  build_number, sort_key, loose_key, user_agent, date_added)
                    order by organization_id, version) n
            on conflict on constraint uq_release_organization_version do nothing
            returning id, organization_id, version""";

    @Inject
    NewReleaseRepository(DataSource dataSource) {
        super(dataSource);
    }

    /** A release that perhaps does not exist yet. */
    record NewRelease(
            long organizationId, String version, @Nullable String userAgent, Instant dateAdded) {}

    /** Makes those that do not exist and tells which they are. Waits for others that make the same at the same time. */
    List<ReleaseKey> insert(List<NewRelease> releases) {
        List<VersionColumns> columns = releases.stream()
                .map(release -> VersionColumns.of(release.version()))
                .toList();
        return query(
                INSERT,
                new SqlColumns()
                        .column("bigint", releases, NewRelease::organizationId)
                        .column("text", releases, NewRelease::version)
                        .column("text", columns, VersionColumns::packageName)
                        .column("bigint", columns, VersionColumns::major)
                        .column("bigint", columns, VersionColumns::minor)
                        .column("bigint", columns, VersionColumns::patch)
                        .column("bigint", columns, VersionColumns::revision)
                        .column("text", columns, VersionColumns::prerelease)
                        .column("text", columns, VersionColumns::buildCode)
                        .column("bigint", columns, VersionColumns::buildNumber)
                        .column("text", columns, VersionColumns::sortKey)
                        .column("text", columns, VersionColumns::looseKey)
                        .column("text", releases, NewRelease::userAgent)
                        .moments(releases, NewRelease::dateAdded),
                row -> new ReleaseKey(row.getLong(1), row.getLong(2), row.getString(3)));
    }
}
