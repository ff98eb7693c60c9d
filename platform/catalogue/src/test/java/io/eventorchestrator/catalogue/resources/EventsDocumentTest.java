package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.SampleContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsDocumentTest {

    private static final Path SCHEMA =
            Path.of("event-contracts/src/main/resources/schemas/orders.order.placed/2.0.json");

    @TempDir
    private Path repository;

    @Test
    void anEventIsDescribedByContractSchemaAndExample() throws IOException {
        assertThat(document(Path.of("../..")))
                .contains(
                        "| [OrderPlaced](#orderplaced) | `orders.order.placed` | order-service | inventory-service",
                        "| key | `orderId` |",
                        "| dead letters | `orders.order.placed.inventory-service-order-reservations.dlq`",
                        "`partitions` 6, `retention.ms` 604800000",
                        "| `customer.email` | string, email | yes | 3 to 254 characters |",
                        "| `lines[].quantity` | integer | yes | 1 to 1000000 |",
                        "(only if `total` is at least 100000)",
                        "\"dataschema\": \"https://eventorchestrator.io/schemas/orders.order.placed/2.0\"")
                .containsPattern("schemas \\| \\[2\\.0].*, \\[1\\.1].*, \\[1\\.0]");
    }

    @Test
    void anotherPlatformWithoutSchemasIsDescribedByItsContract() throws IOException {
        assertThat(document(repository))
                .contains("## OrderPlaced", "| schemas | 2.0 |")
                .doesNotContain("```");
    }

    @Test
    void textOfASchemaStaysInItsCell() throws IOException {
        schema("""
                {"description": "a\\n# heading <script> | `x`", "properties": {
                  "a|b": {"description": "one | two\\nthree", "pattern": "x|`y`", "enum": ["p|q", 3]},
                  "any": true}}""");

        assertThat(document(repository))
                .contains(
                        "a # heading &lt;script> \\| \\`x\\`\n",
                        "| `a\\|b` | any | no | matches `x\\|'y'`; one of `p\\|q`, `3`; one \\| two three |\n",
                        "| `any` | any | no |  |\n");
    }

    @Test
    void aBrokenSchemaIsNamedInOneLine() throws IOException {
        schema("{");

        assertThatThrownBy(() -> document(repository))
                .isInstanceOf(IOException.class)
                .message()
                .contains("orders.order.placed/2.0.json: ")
                .hasLineCount(1);
    }

    private void schema(String text) throws IOException {
        Path file = repository.resolve(SCHEMA);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String document(Path repository) throws IOException {
        return new EventsDocument(SampleContract.catalogue(), ContractFolder.ofPlatform(repository))
                .file()
                .get("docs/events.md");
    }
}
