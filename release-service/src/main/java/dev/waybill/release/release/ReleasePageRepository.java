package dev.waybill.release.release;

import dev.waybill.kit.paging.Cursor;
import dev.waybill.kit.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Pages of releases, newest first. A cursor is the date (microseconds since 1970) and the id of the row at the edge of the page, so rows
 * that come or go meanwhile neither repeat nor hide others.
 */
@ApplicationScoped
class ReleasePageRepository {

    private final Session entities;

    @Inject
    ReleasePageRepository(Session entities) {
        this.entities = entities;
    }

    Page<Release> page(ReleaseFilter filter, Cursor cursor, int size) {
        String date = filter.byEffectiveDate() ? "effective_date" : "date_added";
        Map<String, Object> parameters = new TreeMap<>();
        String sql = "select r.* from release r where " + conditions(filter, parameters)
                + edge(cursor, date, parameters)
                + (cursor.previous() ? " order by r.%1$s, r.id" : " order by r.%1$s desc, r.id desc").formatted(date);
        NativeQuery<Release> query =
                entities.createNativeQuery(sql, Release.class).setMaxResults(size + 1);
        parameters.forEach(query::setParameter);
        List<Release> found = query.getResultList();
        boolean more = found.size() > size;
        List<Release> rows = new ArrayList<>(more ? found.subList(0, size) : found);
        if (cursor.previous()) {
            Collections.reverse(rows);
        }
        boolean before = cursor.previous() ? more : !cursor.isStart();
        boolean after = cursor.previous() || more;
        return new Page<>(
                rows,
                before && !rows.isEmpty() ? at(filter, rows.getFirst(), true) : null,
                after && !rows.isEmpty() ? at(filter, rows.getLast(), false) : null);
    }

    private static String conditions(ReleaseFilter filter, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder("r.organization_id = :organization");
        parameters.put("organization", filter.organizationId());
        and(sql, parameters, "status", filter.status(), "r.status = :status");
        and(sql, parameters, "text", filter.text(), "strpos(lower(r.version), lower(:text)) > 0");
        and(sql, parameters, "from", filter.from(), "r.date_added >= :from");
        and(sql, parameters, "to", filter.to(), "r.date_added < :to");
        and(
                sql,
                parameters,
                "projects",
                filter.projectIds(),
                "exists (select 1 from release_project p where p.release_id = r.id and p.project_id in :projects)");
        and(sql, parameters, "environments", filter.environments(), """
                exists (select 1 from release_project_environment s join environment e on e.id = s.environment_id
                         where s.release_id = r.id and e.name in :environments%s)""".formatted(
                        filter.projectIds() == null ? "" : " and s.project_id in :projects"));
        return sql.toString();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> parameters, String name, @Nullable Object value, String condition) {
        if (value != null) {
            parameters.put(name, value);
            sql.append(" and ").append(condition);
        }
    }

    private static String edge(Cursor cursor, String date, Map<String, Object> parameters) {
        if (cursor.isStart() || cursor.value() == 0) {
            return "";
        }
        parameters.put("edgeDate", Instant.EPOCH.plus(cursor.value(), ChronoUnit.MICROS));
        parameters.put("edgeId", cursor.offset());
        return " and (r.%s, r.id) %s (:edgeDate, :edgeId)".formatted(date, cursor.previous() ? ">" : "<");
    }

    private static Cursor at(ReleaseFilter filter, Release row, boolean previous) {
        Instant date = filter.byEffectiveDate() ? row.effectiveDate() : row.dateAdded();
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, date), row.id(), previous);
    }
}
