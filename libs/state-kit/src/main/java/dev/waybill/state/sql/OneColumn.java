package dev.waybill.state.sql;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Native queries of one column. Hibernate 7.2 finds the plan of a native query again if it gives whole rows or entities; of one that gives a
 * basic type it keeps another plan with each call, all under one hash, and looks through them with the next. So rows are asked for here.
 */
public final class OneColumn {

    private OneColumn() {}

    /**
     * A query whose results are the values of its only column.
     *
     * @param type as which the driver gives the column
     */
    public static <T> NativeQuery<T> query(EntityManager entities, String sql, Class<T> type) {
        return entities.unwrap(Session.class)
                .createNativeQuery(sql, Tuple.class)
                .setTupleTransformer((values, _) -> type.cast(values[0]));
    }
}
