package io.eventorchestrator.orders.returns;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The engine, the warehouse and the provider that returns need. */
@TestConfiguration
@Import(TestReturns.class)
class ReturnParts {

    @Bean
    FakeEngine engine() {
        return new FakeEngine();
    }

    @Bean
    FakeWarehouse goodsReturns() {
        return new FakeWarehouse();
    }

    @Bean
    FakeProvider refundGateway() {
        return new FakeProvider();
    }
}
