package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCheckTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void theSchemasOfThisRepositoryAreCompatible() {
        assertThat(check(Path.of("../../event-contracts/src/main/resources/schemas")))
                .as(out.toString())
                .isZero();
        assertThat(out.toString()).contains("0 of them not compatible");
    }

    @Test
    void theSchemasOfAProjectAreBesideItsContract() throws IOException {
        Path contract = Files.writeString(folder.resolve("asyncapi.yaml"), "asyncapi: 3.0.0");
        Path type = Files.createDirectories(folder.resolve("schemas/a.b.created"));
        Files.writeString(type.resolve("1.0.json"), "{}");

        assertThat(run("--project", folder.toString())).as(errors.toString()).isZero();
        assertThat(run("--contract", contract.toString())).as(errors.toString()).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch("1 schema, 0 pairs within a major; 0 of them not compatible"::equals);
    }

    @Test
    void aProjectThatDoesNotExistIsRefusedInOneLine() {
        assertThat(run("--project", folder.resolve("nowhere").toString())).isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().startsWith("There is no folder ");
    }

    @Test
    void aReleasedSchemaThatWasEditedOrDeletedIsNamed() throws IOException {
        Files.writeString(folder.resolve("asyncapi.yaml"), "asyncapi: 3.0.0");
        Path type = Files.createDirectories(folder.resolve("schemas/a.b.created"));
        Files.writeString(type.resolve("1.0.json"), "{}");
        Files.writeString(type.resolve("1.1.json"), "{}");
        Files.writeString(folder.resolve("released-schemas.sha256"), """
                %1$s  a.b.created/1.0.json
                %1$s  a.b.created/1.1.json
                """.formatted(
                        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
        assertThat(run("--project", folder.toString())).as(errors.toString()).isZero();

        Files.writeString(type.resolve("1.0.json"), "{\"title\": \"Created\"}");
        Files.delete(type.resolve("1.1.json"));

        for (String[] options : new String[][] {
            {"--project", folder.toString()},
            {"--schemas", folder.resolve("schemas").toString()}
        }) {
            out.getBuffer().setLength(0);
            assertThat(run(options)).isOne();
            assertThat(out.toString())
                    .contains("schemas/a.b.created/1.0.json:1: The schema was edited after its release")
                    .contains("released-schemas.sha256:2: The schema a.b.created/1.1.json was released and is gone")
                    .contains("0 of them not compatible; 2 released schemas changed");
        }
    }

    /** A property that a minor version dropped and a later one brought back differently. */
    @Test
    void eachEarlierVersionOfTheMajorIsCompared() throws IOException {
        write("1.0", "{\"properties\": {\"a\": {\"type\": \"string\"}}}");
        write("1.1", "{\"properties\": {\"a\": {\"type\": \"string\"}, \"b\": {\"type\": \"string\"}}}");
        write("1.2", "{\"properties\": {\"a\": {\"type\": \"integer\"}, \"b\": {\"type\": \"string\"}}}");
        write("2.0", "{\"type\": \"array\"}");

        assertThat(check(folder)).isEqualTo(1);

        assertThat(out.toString())
                .contains("a.b.created, 1.0 to 1.2: not within a major version", "a.b.created, 1.1 to 1.2: not")
                .contains("4 schemas, 3 pairs within a major; 2 of them not compatible");
    }

    @Test
    void anotherFileIsRefusedInOneLine() throws IOException {
        write("first", "{}");

        assertThat(check(folder)).isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("first.json", "<major>.<minor>.json");
    }

    @Test
    void anotherEncodingIsRefusedInOneLine() throws IOException {
        write("1.0", "{}");
        Files.writeString(folder.resolve("a.b.created/1.1.json"), "{}", StandardCharsets.UTF_16);

        assertThat(check(folder)).isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("1.1.json:1 is not in UTF-8");
    }

    @Test
    void aHugeSchemaIsRefusedInOneLine() throws IOException {
        write("1.0", "{}" + " ".repeat(3_000_000));

        assertThat(check(folder)).isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("1.0.json is larger than");
    }

    @Test
    void aPatternThatExhaustsTheStackLeavesTheOtherPairsDecided() throws IOException {
        String pattern = "(a|b){1,1000}".repeat(500);
        write("1.0", "{\"pattern\": \"" + pattern + "\"}");
        write("1.1", "{\"pattern\": \"" + pattern + "a\"}");
        write("2.0", "{\"type\": \"string\"}");
        write("2.1", "{\"type\": \"integer\"}");

        assertThat(check(folder)).as(errors.toString()).isEqualTo(1);

        assertThat(out.toString()).contains("1.0 to 1.1: unknown", "undecided: pattern", "2.0 to 2.1: not within");
    }

    private void write(String version, String schema) throws IOException {
        Path type = Files.createDirectories(folder.resolve("a.b.created"));
        Files.writeString(type.resolve(version + ".json"), schema);
    }

    private int check(Path schemas) {
        return run("--schemas", schemas.toString());
    }

    private int run(String... options) {
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(Stream.concat(Stream.of("schema", "check"), Stream.of(options))
                        .toArray(String[]::new));
    }
}
