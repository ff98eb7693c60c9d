package io.eventorchestrator.orders.persistence;

import io.eventorchestrator.orders.application.Orders.Filter;
import io.eventorchestrator.orders.application.Orders.Sort;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The statement for a page of orders. A page continues after an order, so it never shifts while orders arrive. Filters
 * are ranges of the sorted columns: for an equality, the planner would also consider indexes without its column, and
 * prefer them if its statistics say that all orders match.
 */
final class OrderQuery {

    private static final UUID LEAST = new UUID(0, 0);
    private static final String PLACE = "(select placed_at from customer_order where id = :after), :after";

    private final Map<String, Object> equal = new LinkedHashMap<>();

    private OrderQuery(Filter filter) {
        if (filter.customer() != null) {
            equal.put("customer_id", filter.customer());
        }
        if (filter.state() != null) {
            equal.put("state", filter.state().name());
        }
    }

    static StatementSpec of(JdbcClient jdbc, Filter filter, Sort sort, @Nullable UUID after, int limit) {
        OrderQuery query = new OrderQuery(filter);
        return jdbc.sql("select * from customer_order where " + query.range(sort, after != null) + " order by "
                        + query.order(sort) + " limit :limit")
                .params(query.equal)
                .param("from", time(filter.placedFrom(), OffsetDateTime.MIN))
                .param("before", time(filter.placedBefore(), OffsetDateTime.MAX))
                .param("least", LEAST)
                .param("after", after)
                .param("limit", limit);
    }

    // Gives the scan exactly one lower and one upper bound; with two bounds of a kind, the planner would choose one.
    private String range(Sort sort, boolean isContinued) {
        String from = bound(">=", ":from, :least");
        String before = bound("<", ":before, :least");
        if (!isContinued) {
            return from + " and " + before;
        }
        return sort == Sort.NEWEST
                ? from + " and " + bound("<", PLACE) + " and placed_at < :before"
                : bound(">", PLACE) + " and " + before + " and placed_at >= :from";
    }

    private String bound(String operator, String place) {
        String parameters =
                equal.keySet().stream().map(column -> ":" + column + ", ").collect(Collectors.joining());
        return "(" + columns().collect(Collectors.joining(", ")) + ") " + operator + " (" + parameters + place + ")";
    }

    private String order(Sort sort) {
        String direction = sort == Sort.NEWEST ? " desc" : "";
        return columns().map(column -> column + direction).collect(Collectors.joining(", "));
    }

    private Stream<String> columns() {
        return Stream.concat(equal.keySet().stream(), Stream.of("placed_at", "id"));
    }

    private static OffsetDateTime time(@Nullable Instant instant, OffsetDateTime otherwise) {
        return instant == null ? otherwise : instant.atOffset(ZoneOffset.UTC);
    }
}
