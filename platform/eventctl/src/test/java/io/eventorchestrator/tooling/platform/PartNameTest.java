package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartNameTest {

    @ParameterizedTest
    @CsvSource({
        "Kafka, kafka",
        "PostgreSQL, postgres",
        "Mail server, mail",
        "payment provider, payment-provider",
        "The sidecar of order-service, order-service-sidecar",
        "order-service, order-service",
        "mail, mail"
    })
    void aPartIsFoundByItsNameInTheStatus(String name, String log) {
        assertThat(new PartName(name).log()).isEqualTo(log);
    }
}
