package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.SampleContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's picture and tables, between markers in a document that is otherwise handwritten. */
class DocumentPartsTest {

    private static final String HANDWRITTEN = """
            # Shop
            ```mermaid
            drawn by hand
            ```
            """;
    private static final String MARKED = HANDWRITTEN + """
            <!-- generated: picture -->
            <!-- end: picture -->
            Between $1 and \\1.
            <!-- generated: events -->
            an old table
            <!-- end: events -->
            <!-- generated: subscriptions -->
            <!-- end: subscriptions -->
            The end.
            """;

    @TempDir
    private Path repository;

    @Test
    void pictureAndTablesAreWrittenBetweenTheirMarkersAndNothingElseChanges() throws IOException {
        String readme = generated(MARKED);

        assertThat(readme)
                .startsWith(HANDWRITTEN + "<!-- generated: picture -->\n```mermaid\nflowchart LR\n")
                .contains("""
                        ```
                        <!-- end: picture -->
                        Between $1 and \\1.
                        <!-- generated: events -->
                        | event | topic |""")
                .contains("| [OrderPlaced](docs/events.md#orderplaced) | `orders.order.placed` | order-service |"
                        + " `orderId` | 6 | 7 days |\n")
                .contains("| `notification-service-large-orders` | OrderConfirmed (`total` from ")
                .endsWith("|\n<!-- end: subscriptions -->\nThe end.\n")
                .doesNotContain("an old table");
        assertThat(readme.lines().filter(line -> line.startsWith("| [")))
                .hasSameSizeAs(SampleContract.catalogue().channels());
        assertThat(readme.lines().filter(line -> line.startsWith("| `")))
                .hasSameSizeAs(SampleContract.catalogue().groups());
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        String once = generated(MARKED);

        assertThat(generated(once)).isEqualTo(once);
    }

    @Test
    void aDocumentWithoutMarkersStaysAsItIs() throws IOException {
        assertThat(generated(HANDWRITTEN)).isEqualTo(HANDWRITTEN);
    }

    @Test
    void aMarkerWithoutItsEndIsNamed() {
        assertThatThrownBy(() -> generated("<!-- generated: events -->\nall the rest\n<!-- end: picture -->\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("README.md has <!-- generated: events --> and no <!-- end: events --> after it");
    }

    private String generated(String readme) throws IOException {
        Files.writeString(repository.resolve("README.md"), readme);
        return new DocumentParts(SampleContract.catalogue(), repository).files().get("README.md");
    }
}
