package io.eventorchestrator.tooling.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionRulesTest {

    @TempDir
    private Path project;

    private CheckShell shell;

    @BeforeEach
    void chooseTheFolder() {
        shell = new CheckShell(project);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-largest-event: 1.5                           | 3",
                "x-largest-event: 262144                        | 0",
                "x-calls: {a-service: b-service}                | 3",
                "x-calls: {a-service: [B service]}              | 3",
                "x-calls: {a-service: [b-service]}              | 0",
                "x-sagas: [a]                                   | 3",
                "x-sagas: {a: {service: a-service, id: id, begins: A, ends: [B], steps: [{name: c, person: d}]}} | 0",
                "x-sagas: {a: {service: a-service, id: id, begins: A, ends: [B], steps: [{person: d}]}}          | 3",
                "x-sagas: {a: {service: a-service, id: id, begins: A, ends: [7], steps: [{name: c, person: d}]}} | 3",
                "channels: {a: {x-target-rate: many}}           | 3",
                "operations: {a: {x-service: Order Service}}    | 3",
                "operations: {a: {x-route: {property: total}}}  | 3",
                "operations: {a: {x-route: {property: total, from: 5}}}            | 0",
                "components: {operationTraits: {a: {x-route: total}}}              | 3",
                "components: {messages: {a: {x-version: 1.10}}}                    | 3",
                "components: {messages: {a: {x-version: '1.10'}}}                  | 0",
                "components: {messages: {a: {x-key: [sku]}}}                       | 3",
                "components: {messages: {a: {x-key: null}}}                        | 3",
                "components: {messageTraits: {a: {x-personal-data: email}}}        | 3",
                "components: {messageTraits: {a: {x-personal-data: [email, {}]}}}  | 3",
                "components: {messageTraits: {a: {x-personal-data: [email]}}}      | 0",
                "components: {messageTraits: {a: {x-owner: 7}}}                    | 0",
                "channels: {a: {messages: {b: {x-personal-data: true}}}}           | 3"
            })
    void aValueIsCheckedByTheSchemaOfExtensions(String part, int line) throws IOException {
        shell.write("asyncapi.yaml", "asyncapi: 3.0.0\ninfo: {title: A, version: 1.0.0}\n" + part + "\n");

        assertThat(shell.findings())
                .filteredOn(finding -> finding.endsWith(" extension"))
                .isEqualTo(line == 0 ? List.of() : List.of("asyncapi.yaml:3 extension"));
    }

    @Test
    void theLineOfAnExtensionIsThatOfItsWrongPart() throws IOException {
        shell.write("asyncapi.yaml", """
                asyncapi: 3.0.0
                x-sagas:
                  a:
                    service: a-service
                    id: id
                    begins: A
                    ends: [B]
                    steps:
                      - name: c
                        person: d
                      - name: e
                """);

        assertThat(shell.findings()).contains("asyncapi.yaml:11 extension");
    }

    @Test
    void aliasesWithoutNumberEndTheReading() throws IOException {
        StringBuilder text = new StringBuilder("asyncapi: 3.0.0\nx-a: &a [1, 2]\n");
        for (char name = 'b'; name < 'h'; name++) {
            text.append("x-%1$s: &%1$s [%2$s]\n".formatted(name, ("*" + (char) (name - 1) + ", ").repeat(400)));
        }

        assertThat(shell.write("asyncapi.yaml", text + "x-sagas: *g\n").findings())
                .contains("asyncapi.yaml:9 extension");
    }

    @Test
    void aWrongValueIsNamedWithItsReason() throws IOException {
        shell.write("asyncapi.yaml", "asyncapi: 3.0.0\nx-largest-event: '7'\n").run();

        assertThat(shell.out())
                .contains("asyncapi.yaml:2: error: The value of x-largest-event is wrong: string found, integer"
                        + " expected.");
    }
}
