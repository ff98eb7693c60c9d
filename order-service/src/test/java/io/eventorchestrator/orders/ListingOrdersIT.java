package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.Orders.Filter;
import io.eventorchestrator.orders.application.Orders.Sort;
import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.application.PlaceOrder;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderLine;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.orders.domain.SamplePurchase;
import io.eventorchestrator.testing.Reads;
import io.eventorchestrator.testing.ServiceTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@ServiceTest
class ListingOrdersIT {

    private static final int MANY = Integer.getInteger("orders.many", 20_000);
    private static final int FEW = 100;
    private static final String INSERT = """
            insert into customer_order
                (id, state, customer_id, customer_email, currency, correlation_id, placed_at)
            """;

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private ConfirmOrder confirmOrder;

    @Autowired
    private Orders orders;

    @Autowired
    private ConcurrentLinkedQueue<Prepared> statements;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reads reads;

    @Test
    void aPageTakesOneQueryForItsOrdersAndOneForTheirLines() {
        String customer = customer();
        List<Order> placed =
                IntStream.range(0, 20).mapToObj(i -> place(customer, 3)).toList();
        statements.clear();

        assertThat(list(filter(null, customer), null, 50)).isEqualTo(placed.reversed());
        assertThat(statements.stream()
                        .filter(prepared -> prepared.by() == Thread.currentThread())
                        .map(Prepared::sql)
                        .filter(sql -> sql.matches("(?s)\\s*select .*(customer_order|order_line).*")))
                .hasSize(2);
    }

    @Test
    void aListContainsOnlyTheOrdersThatMatchItsFilters() {
        String customer = customer();
        Order confirmed = place(customer, 1);
        Order pending = place(customer, 1);
        place(customer(), 1);
        confirmOrder.confirm(confirmed.id());

        assertThat(ids(filter(OrderState.CONFIRMED, customer), null)).containsExactly(confirmed.id());
        assertThat(ids(filter(null, customer), null)).containsExactly(pending.id(), confirmed.id());
        assertThat(ids(filter(OrderState.REJECTED, customer), null)).isEmpty();
    }

    @Test
    void pagesShowEveryOrderOnceWhileNewOnesArrive() {
        String customer = customer();
        List<UUID> placed =
                IntStream.range(0, 4).mapToObj(i -> place(customer, 1).id()).toList();

        assertThat(ids(filter(null, customer), null))
                .isEqualTo(placed.reversed().subList(0, 2));
        place(customer, 1);
        assertThat(ids(filter(null, customer), placed.get(2)))
                .isEqualTo(placed.reversed().subList(2, 4));
    }

    // The statistics don't include the many orders.
    @ParameterizedTest
    @MethodSource("pagesAndStatistics")
    void aPageIsReadFromItsIndexHoweverManyOrdersThereAre(String what, String statistics) {
        assertThat(reads.of(
                        "customer_order",
                        () -> {
                            analyse(statistics);
                            manyOrders();
                        },
                        () -> assertThat(orders.list(
                                        filters().get(what),
                                        what.equals("time") ? Sort.OLDEST : Sort.NEWEST,
                                        what.equals("page") ? middle() : null,
                                        10))
                                .isNotEmpty()))
                .isLessThan(FEW);
    }

    private static Stream<Arguments> pagesAndStatistics() {
        return filters().keySet().stream()
                .flatMap(what -> Stream.of("none", "a few orders", "only rare orders")
                        .map(statistics -> arguments(what, statistics)));
    }

    private void analyse(String statistics) {
        if (!statistics.equals("none")) {
            boolean rare = statistics.equals("only rare orders");
            jdbc.sql(INSERT + """
                            select gen_random_uuid(), case when :rare then 'EXPIRED' else 'CONFIRMED' end,
                                   case when :rare then 'rare' else 'c-' || n end, 'c@example.com', 'EUR', 'x',
                                   '2019-01-01T00:00:00Z'::timestamptz + n * interval '1 second'
                            from generate_series(1, 80) n
                            """).param("rare", rare).update();
            jdbc.sql("analyze customer_order").update();
            jdbc.sql("delete from customer_order where placed_at < '2020-01-01T00:00:00Z'")
                    .update();
        }
    }

    private static Map<String, Filter> filters() {
        return Map.of(
                "all", filter(null, null),
                "customer", filter(null, "rare"),
                "state", filter(OrderState.EXPIRED, null),
                "both", filter(OrderState.REJECTED, "many"),
                "time",
                        new Filter(
                                null,
                                "many",
                                Instant.parse("2020-01-01T00:30:00Z"),
                                Instant.parse("2020-01-01T00:31:00Z")),
                "page", filter(OrderState.CONFIRMED, "many"));
    }

    private UUID middle() {
        return jdbc.sql("select id from customer_order where placed_at >= '2020-01-01T01:00:00Z' order by placed_at"
                        + " limit 1")
                .query(UUID.class)
                .single();
    }

    // One a second; the rare ones are the oldest.
    private void manyOrders() {
        jdbc.sql(INSERT + """
                        select gen_random_uuid(), case n when 1 then 'REJECTED' when 2 then 'EXPIRED' else 'CONFIRMED' end,
                               case n when 3 then 'rare' else 'many' end, 'c@example.com', 'EUR', 'x',
                               '2020-01-01T00:00:00Z'::timestamptz + n * interval '1 second'
                        from generate_series(1, :many) n
                        """).param("many", MANY).update();
    }

    private List<UUID> ids(Filter filter, @Nullable UUID after) {
        return list(filter, after, 2).stream().map(Order::id).toList();
    }

    private List<Order> list(Filter filter, @Nullable UUID after, int limit) {
        return orders.list(filter, Sort.NEWEST, after, limit).stream()
                .map(Stored::order)
                .toList();
    }

    private static Filter filter(@Nullable OrderState state, @Nullable String customer) {
        return new Filter(state, customer, null, null);
    }

    private static String customer() {
        return "c-" + UUID.randomUUID();
    }

    private Order place(String customer, int lines) {
        return placeOrder
                .place(SamplePurchase.of(
                        customer,
                        IntStream.range(0, lines)
                                .mapToObj(i -> new OrderLine("SKU-" + i, i + 1, 100))
                                .toList()))
                .order();
    }

    @TestConfiguration
    static class Recording {

        private static final ConcurrentLinkedQueue<Prepared> STATEMENTS = new ConcurrentLinkedQueue<>();

        @Bean
        ConcurrentLinkedQueue<Prepared> statements() {
            return STATEMENTS;
        }

        @Bean
        static BeanPostProcessor recordsStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real ? new RecordingDataSource(real) : bean;
                }
            };
        }
    }

    private record Prepared(Thread by, String sql) {}

    private static final class RecordingDataSource extends DelegatingDataSource {

        RecordingDataSource(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            Recording.STATEMENTS.add(new Prepared(Thread.currentThread(), (String) arguments[0]));
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }
}
