package io.eventorchestrator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.compatibility.SchemaVersions;
import io.eventorchestrator.catalogue.compatibility.SchemaVersions.SchemaFile;
import io.eventorchestrator.catalogue.registry.RegistryAddress;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a group of the registry to itself, named for the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaPushIT {

    private static final Path CONTRACT = Path.of("../../event-contracts/src/main/resources/schemas");
    private static final String TYPE = "orders.order.placed";

    private List<SchemaFile> schemas;
    private Apicurio registry;

    @BeforeAll
    void start() throws IOException {
        schemas = SchemaVersions.in(CONTRACT).files();
        registry = Apicurio.start();
    }

    @AfterAll
    void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void aPushAddsEverySchemaAndTheNextOneNothing(TestInfo test) {
        String group = group(test);

        assertThat(push(group, CONTRACT, "--dry-run").code()).isEqualTo(1);
        assertThat(registry.get(content(group, schemas.getFirst())).statusCode())
                .isEqualTo(404);

        assertThat(push(group, CONTRACT).code()).isZero();
        assertThat(schemas)
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(text(group, schema)).isEqualTo(schema.text()));

        Result again = push(group, CONTRACT);
        assertThat(again.code()).isZero();
        assertThat(again.out())
                .isEqualToIgnoringNewLines(schemas.size() + " schemas: " + schemas.size()
                        + " already in the registry, 0 new, 0 with another content; nothing to do");
        assertThat(push(group, CONTRACT, "--dry-run").code()).isZero();
    }

    @Test
    void aVersionWithAnotherContentIsRefusedAndNothingIsAdded(TestInfo test, @TempDir Path folder) throws IOException {
        String group = group(test);
        Path earlier = folder.resolve("earlier");
        copy("1.0", earlier, "\"OrderPlaced\"", "\"SomethingElse\"");

        assertThat(push(group, earlier).code()).isZero();
        Result push = push(group, CONTRACT);

        assertThat(push.code()).isEqualTo(1);
        assertThat(push.out())
                .contains(TYPE + " 1.0: the registry has this version with another content")
                .contains(TYPE + " 1.1: missing in the registry");
        assertThat(text(group, schema("1.0"))).contains("SomethingElse");
        assertThat(registry.get(content(group, schema("1.1"))).statusCode()).isEqualTo(404);
    }

    @Test
    void aPushAddsWhatAnInterruptedOneLeftOut(TestInfo test, @TempDir Path folder) throws IOException {
        String group = group(test);
        copy("1.0", folder, "", "");

        assertThat(push(group, folder).code()).isZero();
        Result push = push(group, CONTRACT);

        assertThat(push.code()).isZero();
        assertThat(push.out())
                .contains("1 already in the registry, " + (schemas.size() - 1) + " new, 0 with another content");
        assertThat(text(group, schema("1.1"))).isEqualTo(schema("1.1").text());
    }

    @Test
    void rulesOfTheWholeRegistryDoNotJudgeTheContract(TestInfo test) {
        assertThat(registry.post("/apis/registry/v3/admin/rules", """
                                {"ruleType": "COMPATIBILITY", "config": "FULL_TRANSITIVE"}""").statusCode())
                .isEqualTo(204);

        Result push = push(group(test), CONTRACT);

        assertThat(push.errors()).isEmpty();
        assertThat(push.code()).isZero();
    }

    private static String group(TestInfo test) {
        return test.getTestMethod().orElseThrow().getName();
    }

    private void copy(String version, Path folder, String part, String replacement) throws IOException {
        Path copy = folder.resolve(TYPE).resolve(version + ".json");
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, schema(version).text().replace(part, replacement));
    }

    private SchemaFile schema(String version) {
        return schemas.stream()
                .filter(schema -> schema.type().equals(TYPE)
                        && schema.version().toString().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private URI content(String group, SchemaFile schema) {
        return RegistryAddress.of(registry.url(), group).content(schema.type(), schema.version());
    }

    private String text(String group, SchemaFile schema) {
        return registry.get(content(group, schema)).body();
    }

    private Result push(String group, Path folder, String... options) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments(group, folder, options));
        return new Result(code, out.toString(), errors.toString());
    }

    private String[] arguments(String group, Path folder, String... options) {
        List<String> common = List.of(
                "schema", "push", "--registry", registry.url(), "--group", group, "--schemas", folder.toString());
        return Stream.concat(common.stream(), Stream.of(options)).toArray(String[]::new);
    }

    private record Result(int code, String out, String errors) {}
}
