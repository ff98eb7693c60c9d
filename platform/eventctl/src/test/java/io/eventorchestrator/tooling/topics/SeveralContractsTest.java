package io.eventorchestrator.tooling.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.asyncapi.ProjectContract;
import io.eventorchestrator.tooling.asyncapi.ProjectContract.ForOtherTools;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralContractsTest {

    @TempDir
    private Path folder;

    @Test
    void eachServiceHasTheTopicsOfItsOwnContract() throws IOException {
        write("Billing", "bills");
        write("Orders", "orders");

        assertThat(ProjectContract.of(ProjectChoice.in(folder))).isInstanceOfSatisfying(ForOtherTools.class, others -> {
            assertThat(DeclaredTopics.names(others.contract()))
                    .containsEntry("Billing", List.of("bills"))
                    .containsEntry("Orders", List.of("orders"));
        });
    }

    private void write(String application, String topic) throws IOException {
        Files.createDirectories(folder.resolve(application));
        Files.writeString(folder.resolve(application + "/asyncapi.yaml"), """
                asyncapi: 3.0.0
                info: {title: %s, version: 1.0.0}
                channels: {events: {address: %s, messages: {It: {payload: {type: object}}}}}
                operations: {read: {action: receive, channel: {$ref: '#/channels/events'}}}
                """.formatted(application, topic));
    }
}
