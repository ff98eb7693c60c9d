package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A key that consumers can't read or store is refused before anything is sent. */
class PublishedKeyTest {

    private static final String PLACED = "orders.order.placed";
    private static final String DEPLETED = "inventory.stock.depleted";

    private final Catalogue catalogue = Catalogue.load();

    @ParameterizedTest
    @ValueSource(strings = {"order-7", "0198c0de-0000-7000-8000-00000000000", "0198c0de00007000800000000000000a", " "})
    void aKeyThatViolatesTheContractIsRefused(String key) {
        assertThatThrownBy(() -> check(PLACED, key))
                .isInstanceOf(RefusedData.class)
                .hasMessageStartingWith("the data break the schema 2.0 of orders.order.placed: /orderId ")
                .hasMessageContaining("UUID")
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEA\u0000", "\u0000", "TEA\ud800"})
    void aKeyThatNoDatabaseStoresIsRefused(String key) {
        assertThatThrownBy(() -> check(DEPLETED, key))
                .isInstanceOf(RefusedData.class)
                .hasMessage("the partition key at /sku contains U+0000 or an unpaired surrogate, which no service can"
                        + " store");
    }

    @Test
    void otherKeysAreAccepted() {
        check(PLACED, "0198c0de-0000-7000-8000-00000000000a");
        check(DEPLETED, "T\u00e9 \ud83c\udf75");
    }

    @Test
    void theFormatOfOtherDataIsNotChecked() {
        ObjectNode data = data(PLACED);
        ((ObjectNode) data.path("customer")).put("email", "ada at home");

        events(PLACED).check(data);
        assertThat(data.at("/customer/email").asString()).isEqualTo("ada at home");
    }

    private void check(String type, String key) {
        events(type).check(data(type).put(channel(type).key(), key));
    }

    private PublishedEvents events(String type) {
        return new PublishedEvents(channel(type), catalogue.limits(), Clock.systemUTC());
    }

    private ObjectNode data(String type) {
        return (ObjectNode) SampleEvents.example(channel(type)).orElseThrow().path("data");
    }

    private Channel channel(String type) {
        return catalogue.channel(type);
    }
}
