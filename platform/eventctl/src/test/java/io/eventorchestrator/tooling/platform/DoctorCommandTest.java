package io.eventorchestrator.tooling.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Without a platform on this machine. */
class DoctorCommandTest {

    private static final String CONTRACT = "../../event-contracts/src/main/resources/asyncapi.yaml";
    private static final int EVENTS = Catalogue.load().channels().size();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void theSchemasOfAContractAreRead() {
        run("--contract", CONTRACT);

        assertThat(out.toString()).contains("ok             the schemas of all " + EVENTS + " event types can be read");
    }

    @Test
    void eachMissingSchemaHasALineWithItsRemedy() throws IOException {
        Files.copy(Path.of(CONTRACT), folder.resolve("asyncapi.yaml"));

        assertThat(run("--project", folder.toString())).isIn(1, 3);
        assertThat(out.toString().lines())
                .filteredOn(line -> line.startsWith("WRONG"))
                .hasSize(EVENTS)
                .allMatch(line -> line.contains("/schemas/")
                        && line.endsWith(" does not exist: restore the file, then ./eventctl schema check"));
    }

    @Test
    void brokersThatNeverAnswerAreNamedBesideTheRest() throws IOException {
        try (SilentPort port = new SilentPort()) {
            assertThat(run("--brokers", port.address(), "--json")).isEqualTo(1);

            JsonNode found = JsonMapper.shared().readTree(out.toString());
            assertThat(found.path("sound").asBoolean()).isFalse();
            assertThat(found.at("/facts/platform").asString()).contains(port.address());
            assertThat(found.path("diagnoses")
                            .valueStream()
                            .map(each -> each.path("part").asString() + " "
                                    + each.path("verdict").asString()))
                    .contains("brokers wrong", "databases unknown");
        }
    }

    @Test
    void aClusterHasNoJson() {
        assertThat(run("--kubernetes", "--json")).isEqualTo(2);
        assertThat(errors.toString().lines()).singleElement().asString().contains("--json");
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }
}
