package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.Orders.Filter;
import io.eventorchestrator.orders.application.PlaceOrder;
import io.eventorchestrator.orders.domain.Customer;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderLine;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.testing.ServiceTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@ServiceTest
class ListingOrdersIT {

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private ConfirmOrder confirmOrder;

    @Autowired
    private Orders orders;

    @Autowired
    private ConcurrentLinkedQueue<String> statements;

    @Test
    void aPageTakesOneQueryForItsOrdersAndOneForTheirLines() {
        String customer = customer();
        List<Order> placed =
                IntStream.range(0, 20).mapToObj(i -> place(customer, 3)).toList();
        statements.clear();

        List<Order> listed = orders.list(new Filter(null, customer), null, 50);

        assertThat(listed).isEqualTo(placed);
        assertThat(statements.stream().filter(sql -> sql.matches("(?s)\\s*select .*(customer_order|order_line).*")))
                .hasSize(2);
    }

    @Test
    void aListHoldsOnlyWhatItsFiltersAskFor() {
        String customer = customer();
        Order confirmed = place(customer, 1);
        Order pending = place(customer, 1);
        place(customer(), 1);
        confirmOrder.confirm(confirmed.id());

        assertThat(ids(new Filter(OrderState.CONFIRMED, customer))).containsExactly(confirmed.id());
        assertThat(ids(new Filter(null, customer))).containsExactly(confirmed.id(), pending.id());
        assertThat(ids(new Filter(OrderState.REJECTED, customer))).isEmpty();
    }

    @Test
    void pagesShowEveryOrderOnceWhileNewOnesArrive() {
        String customer = customer();
        List<UUID> placed =
                IntStream.range(0, 4).mapToObj(i -> place(customer, 1).id()).toList();

        List<Order> first = orders.list(new Filter(null, customer), null, 2);
        UUID late = place(customer, 1).id();
        List<Order> second =
                orders.list(new Filter(null, customer), first.getLast().id(), 2);

        assertThat(first).extracting(Order::id).isEqualTo(placed.subList(0, 2));
        assertThat(second).extracting(Order::id).isEqualTo(placed.subList(2, 4));
        assertThat(orders.list(new Filter(null, customer), second.getLast().id(), 2))
                .extracting(Order::id)
                .containsExactly(late);
    }

    private List<UUID> ids(Filter filter) {
        return orders.list(filter, null, 50).stream().map(Order::id).toList();
    }

    private static String customer() {
        return "c-" + UUID.randomUUID();
    }

    private Order place(String customer, int lines) {
        return placeOrder.place(
                new Customer(customer, "ada@example.com"),
                "EUR",
                IntStream.range(0, lines)
                        .mapToObj(i -> new OrderLine("SKU-" + i, i + 1, 100))
                        .toList());
    }

    @TestConfiguration
    static class Recording {

        private static final ConcurrentLinkedQueue<String> STATEMENTS = new ConcurrentLinkedQueue<>();

        @Bean
        ConcurrentLinkedQueue<String> statements() {
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
                            Recording.STATEMENTS.add((String) arguments[0]);
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
