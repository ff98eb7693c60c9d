package io.eventorchestrator.tooling.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPushTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | {\"title\": \"tired\"}        | 503, tired",
                "302 | moved                         | 302",
                "404 | <html>no such page</html>     | 404",
                "200 | <html>welcome</html>          | something other than JSON",
                "200 | {}                            | nothing that names the registry's version",
            })
    void aServerThatIsNotARegistryIsReportedInOneLineAndGetsNoChange(int status, String body, String reason) {
        try (FakeRegistry registry = FakeRegistry.answering(status, body)) {
            assertThat(push(registry.url())).isEqualTo(3);

            assertFailure(reason);
            assertThat(registry.methods()).containsOnly("GET");
        }
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        try (FakeRegistry registry = FakeRegistry.answeringWithoutEnd()) {
            assertThat(push(registry.url())).isEqualTo(3);

            assertFailure("larger than 3000000 bytes");
        }
    }

    @Test
    void aRegistryThatIsDownIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(push("http://127.0.0.1:" + port)).isEqualTo(3);

        assertFailure("127.0.0.1:" + port);
    }

    @Test
    void aRegistryThatNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(push("http://127.0.0.1:" + silent.getLocalPort())).isEqualTo(3);

            assertFailure("no answer within 30 s");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:8080", "ftp://registry", "http://user:secret@registry", "http://r?x=1"})
    void anInvalidAddressIsRefused(String url) {
        assertThat(push(url)).isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1);
    }

    @Test
    void schemasThatAreNotCompatibleAreNotPushed() throws IOException {
        Path type = Files.createDirectories(folder.resolve("a.b.created"));
        Files.writeString(type.resolve("1.0.json"), "{\"properties\": {\"a\": {\"type\": \"string\"}}}");
        Files.writeString(type.resolve("1.1.json"), "{\"properties\": {\"a\": {\"type\": \"integer\"}}}");
        try (FakeRegistry registry = FakeRegistry.answering(200, "{}")) {
            assertThat(push(registry.url(), folder.toString())).isEqualTo(1);

            assertThat(out.toString()).contains("a.b.created 1.1 is not compatible with 1.0");
            assertThat(registry.methods()).isEmpty();
        }
    }

    private void assertFailure(String reason) {
        assertThat(errors.toString().lines()).singleElement().asString().contains(reason);
        assertThat(out.toString()).isEmpty();
    }

    private int push(String url) {
        return push(url, "../../event-contracts/src/main/resources/schemas");
    }

    private int push(String url, String schemas) {
        return EventCtl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute("schema", "push", "--registry", url, "--schemas", schemas);
    }
}
