package dev.waybill.release.release;

import dev.waybill.state.sql.JdbcRepository;
import dev.waybill.state.sql.SqlColumns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of releases in a list, without counting or skipping: every list of a scope (a project, a status) is walked along an
 * index from the edge of the page before, and the lists are merged.
 */
@Singleton
class ReleasePageRepository extends JdbcRepository {

    @Inject
    ReleasePageRepository(DataSource dataSource) {
        super(dataSource);
    }

    /**
     * A walk.
     *
     * @param edge where it begins, null for the first row
     * @param withEdge whether the row at the edge is part of it
     * @param backwards from the least to the greatest
     */
    record Walk(
            ReleaseScope scope,
            ReleaseOrder order,
            ReleaseFilter filter,
            @Nullable ReleasePlace edge,
            boolean withEdge,
            boolean backwards) {

        /** Whether the walk comes to a row later than to another. */
        boolean isAfter(ReleasePlace row, ReleasePlace other) {
            int compared = order.compare(row, other);
            return backwards ? compared > 0 : compared < 0;
        }

        /** The columns to order by; {@code alias} has them as {@code key}, {@code date} and {@code id}. */
        private String orderBy(String alias) {
            String direction = backwards ? "" : " desc";
            String key = order.isByDate() ? "" : alias + ".key" + direction + ", ";
            return " order by " + key + alias + ".date" + direction + ", " + alias + ".id" + direction;
        }
    }

    /** The first rows that the filter lets pass among the first {@code steps} of each list, in the order of the walk. */
    List<ReleasePlace> walk(Walk walk, int steps, int size) {
        boolean filtered = walk.filter().skips(walk.order());
        SqlText sql = new SqlText()
                .add(walk.scope().projectIds() == null ? "select" : "select distinct")
                .add(" w.key, w.date, w.id from ");
        lists(sql, walk);
        sql.add(" cross join lateral (select x.* from (");
        steps(sql, walk, steps);
        sql.add(") x");
        if (filtered) {
            // "offset 0" keeps the walk a walk: row by row in its order, and no further than the page needs
            sql.add(" cross join lateral (select 1 from release r where r.id = x.id");
            ReleaseConditions.add(sql, walk.filter(), walk.order(), walk.scope().projectIds());
            sql.add(" offset 0) passed");
        }
        sql.add(walk.orderBy("x") + " limit ?) w" + walk.orderBy("w") + " limit ?", size, size);
        return query(sql.text(), sql.parameters(), ReleasePageRepository::place);
    }

    /** How far every list was walked with that many steps: the place of the last step of the list that came least far. Empty if all ended. */
    Optional<ReleasePlace> horizon(Walk walk, int steps) {
        SqlText sql = new SqlText().add("select w.key, w.date, w.id from ");
        lists(sql, walk);
        sql.add(" cross join lateral (");
        steps(sql, walk, 1);
        sql.add(" offset ?) w" + walk.orderBy("w") + " limit 1", steps - 1);
        return query(sql.text(), sql.parameters(), ReleasePageRepository::place).stream()
                .findFirst();
    }

    /**
     * The first rows of the walk that the filter lets pass, found by what it says of a release alone; empty if that lets more than
     * {@code most} of the organisation pass.
     */
    Optional<List<ReleasePlace>> passing(Walk walk, int most, int size) {
        List<Long> projectIds = walk.scope().projectIds();
        ReleaseOrder order = walk.order();
        // No more than an index may have, so that it is enough where it has that
        String columns = "r.id, r.status, " + (order.isByDate() ? "" : "r." + order.key() + ", ") + "r." + order.date();
        SqlText sql = new SqlText()
                .add(
                        "with c as materialized (select " + columns + " from release r where r.organization_id = ?",
                        walk.scope().organizationId());
        ReleaseConditions.ofRelease(sql, walk.filter(), order);
        sql.add(" limit ?), x as materialized (", most + 1);
        if (projectIds == null) {
            sql.add("select " + columns(walk) + " from c t where ");
        } else {
            sql.add("select distinct " + columns(walk)
                    + " from c join release_project t on t.release_id = c.id where ");
        }
        inScope(sql, walk);
        ReleaseConditions.ofEnvironment(sql, walk.filter(), projectIds, id(walk));
        return firstOf(sql.add(")"), walk, most, size);
    }

    /** The first rows of the walk that the filter lets pass, found by the environments; empty if those have more than {@code most}. */
    Optional<List<ReleasePlace>> seen(Walk walk, List<Long> environmentIds, int most, int size) {
        List<Long> projectIds = walk.scope().projectIds();
        SqlText sql = new SqlText().add("with c as materialized ((");
        ReleaseConditions.seen(sql.add("select e.release_id as id"), environmentIds, projectIds);
        ReleaseConditions.deployed(sql.add(") union all (select d.release_id"), environmentIds, projectIds);
        sql.add(") limit ?), x as materialized (select distinct " + columns(walk) + " from c join ", most + 1)
                .add(projectIds == null ? "release t" : "release_project t")
                .add(
                        " on " + id(walk) + " = c.id join release r on r.id = c.id where r.organization_id = ? and ",
                        walk.scope().organizationId());
        inScope(sql, walk);
        ReleaseConditions.add(sql, walk.filter(), walk.order(), projectIds);
        return firstOf(sql.add(")"), walk, most, size);
    }

    /** The first rows of {@code x} in the order of the walk; empty if there are more than {@code most} of {@code c}. */
    private Optional<List<ReleasePlace>> firstOf(SqlText sql, Walk walk, int most, int size) {
        sql.add(
                        " select w.key, w.date, w.id, n.found from (select count(*) as found from c) n left join lateral (select x.* from x")
                .add(walk.orderBy("x") + " limit ?) w on n.found <= ?" + walk.orderBy("w"), size, most);
        List<Candidate> rows = query(
                sql.text(),
                sql.parameters(),
                row -> new Candidate(row.getLong(4) > most, row.getObject(3) == null ? null : place(row)));
        return rows.stream().anyMatch(Candidate::tooMany)
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .flatMap(row -> Stream.ofNullable(row.place()))
                        .toList());
    }

    /** A row of a look-up; there is one without a place if nothing was found, or too much. */
    private record Candidate(boolean tooMany, @Nullable ReleasePlace place) {}

    private static void inScope(SqlText sql, Walk walk) {
        sql.add("t.status = any(").texts(walk.scope().statuses()).add(")");
        if (walk.scope().projectIds() != null) {
            sql.add(" and t.project_id").anyId(walk.scope().projectIds());
        }
        bounds(sql, walk);
    }

    private static void lists(SqlText sql, Walk walk) {
        List<Long> projectIds = walk.scope().projectIds();
        if (projectIds != null) {
            sql.add("unnest(").ids(projectIds).add(") as p(id) cross join ");
        }
        sql.add("unnest(").texts(walk.scope().statuses()).add(") as s(status)");
    }

    private static void steps(SqlText sql, Walk walk, int steps) {
        sql.add("select " + columns(walk) + " from ");
        if (walk.scope().projectIds() == null) {
            sql.add("release t where t.organization_id = ?", walk.scope().organizationId());
        } else {
            sql.add("release_project t where t.project_id = p.id");
        }
        sql.add(" and t.status = s.status");
        bounds(sql, walk);
        ReleaseOrder order = walk.order();
        String direction = walk.backwards() ? "" : " desc";
        sql.add(order.isByDate() ? " order by " : " order by t." + order.key() + direction + ", ")
                .add("t." + order.date() + direction + ", " + id(walk) + direction + " limit ?", steps);
    }

    /** Where the index is walked: the rows that the order knows, after the edge and within the bounds of time. */
    private static void bounds(SqlText sql, Walk walk) {
        ReleaseOrder order = walk.order();
        if (order.required() != null) {
            sql.add(" and t." + order.required() + " is not null");
        }
        if (order == ReleaseOrder.ADDED) {
            ReleaseConditions.span(sql, walk.filter(), "t");
        }
        ReleasePlace edge = walk.edge();
        if (edge == null) {
            return;
        }
        String compared = (walk.backwards() ? " >" : " <") + (walk.withEdge() ? "=" : "");
        String place = "t." + order.date() + ", " + id(walk) + ")" + compared;
        if (order.isByDate()) {
            sql.add(" and (" + place + " (?, ?)", edge.date(), edge.id());
        } else {
            Object key = order == ReleaseOrder.BUILD ? Long.valueOf(edge.key()) : edge.key();
            sql.add(" and (t." + order.key() + ", " + place + " (?, ?, ?)", key, edge.date(), edge.id());
        }
    }

    private static String columns(Walk walk) {
        ReleaseOrder order = walk.order();
        return (order.isByDate() ? order.key() : "t." + order.key()) + " as key, t." + order.date() + " as date, "
                + id(walk) + " as id";
    }

    private static String id(Walk walk) {
        return walk.scope().projectIds() == null ? "t.id" : "t.release_id";
    }

    private static ReleasePlace place(ResultSet row) throws SQLException {
        return new ReleasePlace(
                row.getString(1),
                Objects.requireNonNull(SqlColumns.moment(row.getObject(2, OffsetDateTime.class))),
                row.getLong(3));
    }
}
