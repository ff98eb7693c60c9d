package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.orders.application.Orders.Filter;
import io.eventorchestrator.orders.application.Orders.Sort;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The statement for a page of orders. It contains only the requested conditions, so that each combination is planned
 * separately and finds its index. A page continues after an order, so it never shifts while orders arrive.
 */
final class OrderQuery {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private OrderQuery() {}

    static StatementSpec of(JdbcClient jdbc, Filter filter, Sort sort, @Nullable UUID after, int limit) {
        OrderQuery query = new OrderQuery();
        boolean newest = sort == Sort.NEWEST;
        query.where(
                "state = :state",
                "state",
                filter.state() == null ? null : filter.state().name());
        query.where("customer_id = :customer", "customer", filter.customer());
        query.where("placed_at >= :from", "from", time(filter.placedFrom()));
        query.where("placed_at < :before", "before", time(filter.placedBefore()));
        query.where(
                "(placed_at, id) " + (newest ? "<" : ">")
                        + " ((select placed_at from customer_order where id = :after), :after)",
                "after",
                after);
        String direction = newest ? " desc" : "";
        return jdbc.sql("select * from customer_order where " + String.join(" and ", query.conditions)
                        + " order by placed_at" + direction + ", id" + direction + " limit :limit")
                .params(query.parameters)
                .param("limit", limit);
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
