package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.testing.ServiceTest;
import io.eventorchestrator.testing.SlowClientContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(properties = {"server.tomcat.connection-timeout=1s", "web.slowest-body=2s", "orders.sweep.every=1d"})
class SlowClientsIT extends SlowClientContract {

    @Autowired
    private JdbcClient jdbc;

    private long stored;

    SlowClientsIT() {
        super("POST /orders");
    }

    @BeforeEach
    void countWhatIsStored() {
        stored = OrderRows.count(jdbc);
    }

    @AfterEach
    void nothingIsHalfStored() {
        assertThat(OrderRows.count(jdbc)).isEqualTo(stored);
    }
}
