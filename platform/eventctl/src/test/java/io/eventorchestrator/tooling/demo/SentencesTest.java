package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.MissingNode;

class SentencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OrderPlaced",
                "OrderConfirmed",
                "OrderRejected",
                "OrderCancelled",
                "OrderExpired",
                "InventoryReserved",
                "InventoryRejected",
                "InventoryReleased",
                "StockDepleted",
                "NotificationSent",
                "NotificationFailed"
            })
    void eachEventThatTheDemoCausesHasOne(String event) {
        assertThat(Catalogue.load().channels()).extracting(Channel::event).contains(event);
        assertThat(Sentences.of(event, MissingNode.getInstance())).isNotEmpty();
    }

    @Test
    void anEventThatWasAddedLaterNeedsNone() {
        assertThat(Sentences.of("OrderRepainted", MissingNode.getInstance())).isEmpty();
    }
}
