package dev.waybill.release.release;

import dev.waybill.release.version.BuildRange;
import dev.waybill.release.version.VersionRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says in SQL which releases {@code r} a filter lets pass. */
final class ReleaseConditions {

    private final SqlText sql;
    private final String sortKey;
    private final boolean loose;

    private ReleaseConditions(SqlText sql, boolean loose) {
        this.sql = sql;
        this.loose = loose;
        this.sortKey = loose ? "r.loose_key" : "r.sort_key";
    }

    /**
     * Adds all conditions, each after {@code and}.
     *
     * @param projectIds in which of them the environments have to be, null for any
     */
    static void add(SqlText sql, ReleaseFilter filter, ReleaseOrder order, @Nullable List<Long> projectIds) {
        ofRelease(sql, filter, order);
        ofEnvironment(sql, filter, projectIds, "r.id");
    }

    /** Adds those that look at the release alone. */
    static void ofRelease(SqlText sql, ReleaseFilter filter, ReleaseOrder order) {
        ReleaseConditions conditions = new ReleaseConditions(sql, filter.loose());
        filter.terms().forEach(conditions::add);
        if (order != ReleaseOrder.ADDED) {
            span(sql, filter, "r");
        }
    }

    /**
     * Adds those that look at where a release was seen, or was deployed to.
     *
     * @param id the column with the id of the release
     */
    static void ofEnvironment(SqlText sql, ReleaseFilter filter, @Nullable List<Long> projectIds, String id) {
        List<Long> environmentIds = filter.environmentIds();
        if (environmentIds == null) {
            return;
        }
        // "offset 0": looked at row by row, not joined with all that was ever seen there
        seen(sql.add(" and (exists (select 1"), environmentIds, projectIds);
        deployed(sql.add(" and e.release_id = " + id + " offset 0) or exists (select 1"), environmentIds, projectIds);
        sql.add(" and d.release_id = " + id + " offset 0))");
    }

    /** Adds a {@code from} with what was seen in environments, as {@code e}. */
    static void seen(SqlText sql, List<Long> environmentIds, @Nullable List<Long> projectIds) {
        sql.add(" from release_project_environment e where e.environment_id").anyId(environmentIds);
        if (projectIds != null) {
            sql.add(" and e.project_id").anyId(projectIds);
        }
    }

    /** Adds a {@code from} with what was deployed to environments, as {@code d}; Sentry counts that as seen there as well. */
    static void deployed(SqlText sql, List<Long> environmentIds, @Nullable List<Long> projectIds) {
        sql.add(" from deploy d where d.environment_id").anyId(environmentIds);
        if (projectIds != null) {
            sql.add(" and exists (select 1 from deploy_project dp where dp.deploy_id = d.id and dp.project_id")
                    .anyId(projectIds)
                    .add(")");
        }
    }

    /** Adds the bounds of time. */
    static void span(SqlText sql, ReleaseFilter filter, String alias) {
        if (filter.from() != null) {
            sql.add(" and " + alias + ".date_added >= ?", filter.from());
        }
        if (filter.to() != null) {
            sql.add(" and " + alias + ".date_added < ?", filter.to());
        }
    }

    private void add(ReleaseTerm term) {
        switch (term) {
            case ReleaseTerm.Text text -> any(text.texts(), this::contains, false);
            case ReleaseTerm.Name name -> any(name.names(), value -> matches("r.version", value), name.negated());
            case ReleaseTerm.Package name -> any(name.names(), value -> matches("r.package", value), name.negated());
            case ReleaseTerm.Number number -> any(number.ranges(), this::inVersions, false);
            case ReleaseTerm.Build build -> any(build.ranges(), this::inBuilds, false);
        }
    }

    /** One of them holds, or none; where there is no value to look at, none does. */
    private <T> void any(List<T> values, Consumer<T> condition, boolean negated) {
        sql.add(" and (");
        for (int i = 0; i < values.size(); i++) {
            sql.add(i == 0 ? "" : " or ");
            condition.accept(values.get(i));
        }
        sql.add(negated ? ") is not true" : ")");
    }

    /**
     * As a regular expression that is its own text: of that PostgreSQL looks up only the trigrams that tell something. They are looked up with
     * letters for separators, which lets others pass too, so the version itself is looked at as well.
     */
    private void contains(String text) {
        sql.add(
                "(version_letters(r.version) ~* ('***=' || version_letters(?)) and r.version ~* ?)",
                text,
                "***=" + text);
    }

    private void matches(String column, String name) {
        if (ReleaseTerm.hasWildcard(name)) {
            sql.add(column + " like ?", escaped(name).replace('*', '%'));
        } else {
            sql.add(column + " = ?", name);
        }
    }

    private void inVersions(VersionRange range) {
        sql.add("(" + sortKey + " > ''");
        if (range.packageName() != null) {
            String column = loose ? "substr(r.loose_key, strpos(r.loose_key, ' ') + 1)" : "r.package";
            sql.add(" and " + column + " = ?", range.packageName());
        }
        sql.add(range.outside() ? " and not (" : " and (").add(sortKey + " >= ?", range.from());
        if (range.to() != null) {
            sql.add(" and " + sortKey + " < ?", range.to());
        }
        sql.add("))");
    }

    private void inBuilds(BuildRange range) {
        sql.add("(r.build_code is not null and (");
        if (range.text() == null) {
            sql.add("r.build_number between ? and ?", range.lowest(), range.highest());
        } else if (range.prefix()) {
            sql.add("r.build_code collate \"C\" like ?", escaped(range.text()) + "%");
        } else {
            sql.add("r.build_code collate \"C\" = ?", range.text());
        }
        sql.add(range.outside() ? ") is not true)" : "))");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
