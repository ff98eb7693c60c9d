package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewsTest {

    @TempDir
    private Path folder;

    private FlowShell shell;

    @BeforeEach
    void writeAProject() throws IOException {
        shell = new FlowShell(folder)
                .write("specs/001-shop/spec.md", """
                        ### User Story 1 - A customer orders (Priority: P1)
                        The order is placed (`OrderPlaced`).

                        **Why**: it is the business.

                        ### User Story 2 - Nothing happens
                        Nobody does anything.

                        ## Requirements
                        `OrderPaid` is a fact.
                        """)
                .write("specs/001-shop/plan.md", """
                        | Event | Producer | Consumers | Leads to | Undone by |
                        |---|---|---|---|---|
                        | OrderPlaced | order-service | stock-service | StockReserved | – |
                        | StockReserved | stock-service | billing-service | OrderPaid | StockReleased |
                        | OrderPaid | billing-service | published for others | OrderPlaced | – |
                        | StockReleased | stock-service | order-service | – | – |
                        """)
                .write(
                        "specs/002-more/spec.md",
                        "## User stories\n1. **A user** reads `StockReleased`.\n2. More.\n3. `OrderPaid`\n")
                .write("specs/002-more/plan.md", "## Events\nNone.\n");
    }

    @Test
    void theImpactOfAnEventIsItsServicesItsCausesAndAllThatFollows() {
        assertThat(shell.run("--impact", "stockreserved")).as(shell.errors()).isZero();

        assertThat(shell.out().lines())
                .contains(
                        "directly    billing-service, stock-service",
                        "indirectly  order-service",
                        "caused by   OrderPlaced",
                        "then        OrderPaid, OrderPlaced");
    }

    @Test
    void theImpactNamesTheStoriesThatNameTheEvent() {
        shell.run("--impact", "OrderPlaced");

        assertThat(shell.out()).contains("stories     specs/001-shop/spec.md:1").doesNotContain("002-more");
    }

    @Test
    void aStoryIsFollowedToItsEndAndThroughACycleOnce() {
        assertThat(shell.run("001", "--story", "1")).as(shell.errors()).isZero();

        assertThat(shell.out()).startsWith("""
                        Story 1 of 001-shop: A customer orders (Priority: P1)
                          OrderPlaced: order-service to stock-service
                            StockReserved: stock-service to billing-service; undone by StockReleased
                              OrderPaid: billing-service to others
                                OrderPlaced: order-service to stock-service, see above
                        """);
    }

    @Test
    void aStoryOfAListIsChosenByItsNumber() {
        assertThat(shell.run("002", "--story", "1")).isZero();

        assertThat(shell.out())
                .contains("Story 1 of 002-more: A user reads `StockReleased`.", "StockReleased: stock-service");
    }

    @Test
    void anEventBeginsAStoryToo() {
        assertThat(shell.run("--story", "OrderPaid", "--format", "mermaid")).isZero();

        assertThat(shell.out()).contains("OrderPlaced", "StockReserved").doesNotContain("StockReleased");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--impact OrderPayed | There is no event OrderPayed. Did you mean OrderPaid or OrderPlaced?",
                "--story OrderPayed  | There is no event OrderPayed",
                "--story 9           | There is no story 9",
                "--story 1           | Story 1 is in several features; add one of them: 001-shop, 002-more",
                "001 --story 2       | specs/001-shop/spec.md:6: the story names no event"
            })
    void anUnknownNameIsReportedInOneLine(String options, String message) {
        assertThat(shell.run(options.split(" "))).isEqualTo(2);

        assertThat(shell.errors().lines()).singleElement().asString().startsWith(message);
    }
}
