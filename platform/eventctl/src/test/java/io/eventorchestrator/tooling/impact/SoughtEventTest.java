package io.eventorchestrator.tooling.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Group;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoughtEventTest {

    @TempDir
    private Path folder;

    @Test
    void itsGroupsAreThoseOfItsTopicWhateverTheNameOfTheChannel() throws IOException {
        write("Orders", "events", "orders", "OrderPlaced", "action: send");
        write("Billing", "incoming", "orders", "OrderPlaced", receive("billing-orders"));
        write("Stock", "events", "stock", "StockReserved", receive("stock-events"));

        assertThat(SoughtEvent.of(ProjectChoice.in(folder), "OrderPlaced")).hasValueSatisfying(sought -> {
            assertThat(sought.topic()).isEqualTo("orders");
            assertThat(sought.groups()).extracting(Group::name).containsExactly("billing-orders");
        });
    }

    private static String receive(String group) {
        return "action: receive, bindings: {kafka: {groupId: {const: " + group + "}}}";
    }

    private void write(String application, String channel, String topic, String type, String operation)
            throws IOException {
        Files.createDirectories(folder.resolve(application));
        Files.writeString(folder.resolve(application + "/asyncapi.yaml"), """
                asyncapi: 3.0.0
                info: {title: %s, version: 1.0.0}
                channels: {%2$s: {address: %3$s, messages: {It: {name: %4$s, payload: {type: object}}}}}
                operations: {it: {%5$s, channel: {$ref: '#/channels/%2$s'}}}
                """.formatted(
                        application, channel, topic, type, operation));
    }
}
