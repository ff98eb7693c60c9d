package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.EventFlow;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnFlowTest {

    private final FlowShell shell = new FlowShell(Path.of("../.."));

    @Test
    void theFlowOfThisRepositoryIsComplete() {
        assertThat(shell.run()).as(shell.out()).isZero();

        assertThat(shell.findings()).isEmpty();
    }

    @Test
    void contractAndTableStateEachProducerAndReader() {
        Catalogue contract = Catalogue.load();
        int subscriptions = contract.groups().stream()
                .mapToInt(group -> group.topics().size())
                .sum();

        assertThat(shell.relations().stream()
                        .filter(relation -> relation.startsWith("publishes") || relation.startsWith("reads")))
                .hasSize(contract.channels().size() + subscriptions)
                .allMatch(relation -> relation.endsWith("[contract, table]"));
    }

    @Test
    void theTableStatesWhatFollowsAndWhatUndoes() {
        assertThat(shell.relations())
                .contains(
                        "leads_to orders.order.placed inventory.stock.reserved [table]",
                        "undone_by inventory.stock.reserved inventory.stock.released [table]",
                        "dead_letters orders.order.placed"
                                + " orders.order.placed.inventory-service-order-reservations.dlq [rule]");
    }

    @Test
    void thePictureIsTheReadmesExceptForEventsThatNobodyReads() {
        assertThat(shell.run("--format", "mermaid")).isZero();

        assertThat(shell.out().lines().filter(line -> !line.matches(".*\\| n1(?:\\[.*)?")))
                .containsExactlyElementsOf(
                        new EventFlow(Catalogue.load()).mermaid().lines().toList());
        assertThat(shell.errors()).isEmpty();
    }

    @Test
    void theCommittedPictureIsThatOfTheFlow() throws IOException {
        Project project = ProjectChoice.in(Path.of("../.."));

        FlowPicture.of(project)
                .texts()
                .forEach((file, text) -> assertThat(project.root().resolve(file))
                        .as("./eventctl generate writes it")
                        .hasContent(text));
    }
}
