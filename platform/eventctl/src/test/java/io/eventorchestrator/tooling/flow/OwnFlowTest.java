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
    void thePictureIsTheReadmesExceptForSagasAndEventsThatNobodyReads() {
        assertThat(shell.run("--format", "mermaid")).isZero();

        assertThat(shell.out()
                        .lines()
                        .takeWhile(line -> !line.startsWith("  subgraph"))
                        .filter(line -> !line.matches(".*\\| n1(?:\\[.*)?")))
                .containsExactlyElementsOf(
                        new EventFlow(Catalogue.load()).mermaid().lines().toList());
        assertThat(shell.errors()).isEmpty();
    }

    @Test
    void aReturnIsASagaOfStepsWithLimitsAndCompensations() {
        assertThat(shell.run("002")).isZero();

        assertThat(shell.out().lines().map(line -> line.replaceFirst("\\(contract .*", "")))
                .containsSubsequence(
                        "saga order-return of order-service ",
                        "  begins        ReturnRequested",
                        "  1 approval    person: sales, unless the amount is small; within 3d",
                        "                not undone, because neither goods nor money have moved",
                        "                then ReturnApproved or ReturnDeclined",
                        "  2 restock     service: inventory-service; within 65s",
                        "                undone by taking the goods out of stock again",
                        "                then ReturnFailed",
                        "  3 refund      system: payment provider; within 65s",
                        "  ends          ReturnDeclined or ReturnCompleted or ReturnFailed");
        assertThat(shell.out()).contains(" relations, 1 saga\n");
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
