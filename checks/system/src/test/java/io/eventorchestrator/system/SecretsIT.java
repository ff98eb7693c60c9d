package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses and misuses a running platform, then searches everything that others may read for every secret. */
@Tag("operator")
@Tag("full")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads the processes' environment in /proc")
class SecretsIT {

    private static final Pattern TOKENS = Pattern.compile("(?:(?:DAPR|APP)_API|RETURNS)_TOKEN=([^\\x00]+)");
    private static final String ORDER = """
            {"customer":{"id":"ada","email":"ada@example.com"},"currency":"EUR",\
            "lines":[{"sku":"TEA","quantity":1,"unitPrice":1999}]}""";

    @TempDir
    private Path folder;

    private final Map<String, String> secrets = new HashMap<>();
    private final StringBuilder said = new StringBuilder();
    private EventCtl shell;

    @BeforeEach
    void start() throws Exception {
        shell = new EventCtl(folder);
        for (String variable : List.of("SMTP_PASSWORD", "NOTIFICATIONS_WEBHOOK_SECRET")) {
            secrets.put(variable, UUID.randomUUID().toString());
            shell.set(variable, secrets.get(variable));
        }
        secrets.put("Authorization", UUID.randomUUID().toString());
        assertThat(run("./eventctl up --transport dapr")).as(shell.output()).isZero();
        Files.readAllLines(folder.resolve("data/postgres/pgpass")).stream()
                .map(line -> line.split(":", -1))
                .forEach(login -> secrets.put(login[3], login[4]));
        processes()
                .forEach(process -> TOKENS.matcher(read(process.resolve("environ")))
                        .results()
                        .forEach(token -> secrets.put("token " + token.group(1).hashCode(), token.group(1))));
    }

    @AfterEach
    void stop() throws Exception {
        shell.run("./eventctl down");
    }

    @Test
    void othersCanReadNoSecret() throws Exception {
        // Two configured secrets and one header; five users of the database; two tokens for each sidecar,
        // and the one for returns.
        assertThat(secrets).hasSize(3 + 5 + 6 + 1);
        assertThat(secrets.values()).doesNotHaveDuplicates().allMatch(secret -> secret.length() > 30);
        use();
        misuse();
        lookAtTheServices();

        for (Path process : processes()) {
            assertNoSecret(process.toString(), read(process.resolve("cmdline")));
        }
        run("./eventctl down");
        for (Path file : readable()) {
            assertNoSecret(file.toString(), read(file));
        }
        assertNoSecret("eventctl", said.toString());
    }

    private void use() throws Exception {
        run("curl -s -X PUT localhost:8082/stock/TEA -H 'content-type: application/json' -d '{\"onHand\":10}'"
                + authorized());
        run("curl -s localhost:8081/orders -H 'content-type: application/json' -d '" + ORDER + "'" + authorized());
        await().atMost(Shop.SOON).until(() -> {
            run("curl -s localhost:8081/orders" + authorized());
            return shell.output().contains("CONFIRMED");
        });
        for (String command : List.of("status", "doctor", "dlq list", "sql order-service 'select current_user'")) {
            assertThat(run("./eventctl " + command)).as(shell.output()).isZero();
        }
        assertThat(said).contains("order_service");
    }

    private void misuse() throws Exception {
        assertThat(run("./eventctl sql order-service 'select * from inventory.stock'"))
                .isEqualTo(2);
        assertThat(run("./eventctl sql orders 'select 1'")).isEqualTo(2);
        assertThat(shell.output()).contains("There is no service orders");
        run("curl -s -X POST localhost:8081/orders -d '{'" + authorized());
        run("curl -s -X POST localhost:9081/events/order-service-inventory-outcomes -d '{'" + authorized());
        assertThat(shell.output()).contains("\"status\":401");
        run("curl -s -X POST localhost:8081/events/order-service-inventory-outcomes -d '{'" + authorized());
        assertThat(shell.output()).contains("\"status\":404");
    }

    private void lookAtTheServices() throws Exception {
        for (String endpoint : List.of("env", "configprops", "heapdump", "beans", "loggers", "threaddump")) {
            run("curl -s localhost:8081/actuator/" + endpoint);
            assertThat(shell.output()).as(endpoint).contains("\"status\":404");
        }
        for (String endpoint : List.of("", "/health", "/prometheus")) {
            assertThat(run("curl -sf localhost:8081/actuator" + endpoint))
                    .as(endpoint)
                    .isZero();
        }
    }

    private String authorized() {
        return " -H 'authorization: Bearer " + secrets.get("Authorization") + "'";
    }

    private int run(String line) throws Exception {
        int exit = shell.run(line);
        said.append(shell.output());
        return exit;
    }

    private void assertNoSecret(String where, String text) {
        secrets.forEach((name, secret) ->
                assertThat(text.contains(secret)).as(name + " in " + where).isFalse());
    }

    private List<Path> processes() throws IOException {
        JsonNode state = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("platform.json")));
        return Stream.concat(
                        Stream.of(state.path("launcher")), state.path("parts").valueStream())
                .map(part -> Path.of("/proc", part.path("pid").asString()))
                .toList();
    }

    // Everything that the platform wrote, including its data, except for the file that stores the passwords.
    private List<Path> readable() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> readable = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("pgpass"))
                    .toList();
            assertThat(readable)
                    .anyMatch(file -> file.endsWith("order-service-sidecar.log"))
                    .anyMatch(file -> file.endsWith("order-service.log"))
                    .anyMatch(file -> file.endsWith("postgres.log"))
                    .anyMatch(file -> file.endsWith("kafka.log"))
                    .anyMatch(file -> file.endsWith("eventctl.log"));
            return readable;
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
