package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://eventorchestrator.io/schemas/orders.order.placed/2.0",
                "http://registry/groups/events/artifacts/orders.order.placed%2F2/versions/2.0/content"
            })
    void theContractsSchemaIsFoundByTheVersionInAnAddressOfAnyBase(String address) {
        LetterEvent event = LetterEvent.of(
                        ("{\"type\": \"orders.order.placed\", \"dataschema\": \"" + address + "\", \"data\": {}}")
                                .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();

        assertThat(PayloadSchema.of(event).violations(event.json().path("data")))
                .get()
                .asString()
                .contains("required");
    }
}
