package io.eventorchestrator.catalogue.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.SampleContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the generated script with tools that only note how they are called. */
class TopicScriptTest {

    private static final Catalogue CATALOGUE = SampleContract.catalogue();
    private static final String PLACED = "orders.order.placed";

    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void install() throws IOException {
        calls = Files.createFile(folder.resolve("calls"));
        tool("kafka-topics.sh", "case \"$*\" in *--list) cat \"$KAFKA_HOME/present\" ;; *) note \"$@\" ;; esac");
        tool("kafka-configs.sh", "note \"$@\"");
        present("");
    }

    @Test
    void allTopicsAreCreatedAsTheContractDeclaresThem() throws Exception {
        assertThat(run(script(CATALOGUE), Map.of())).isZero();

        assertThat(Files.readAllLines(calls))
                .hasSameSizeAs(CATALOGUE.topics())
                .contains("kafka-topics.sh --bootstrap-server broker:9092 --create --topic " + PLACED
                        + " --partitions 6 --config max.message.bytes=307200 --config retention.ms=604800000"
                        + " --config segment.ms=86400000")
                .anyMatch(call -> call.contains("--topic dlq.ledger --partitions 1")
                        && call.contains("--config cleanup.policy=compact,delete"));
    }

    @Test
    void existingTopicsAreOnlyConfigured() throws Exception {
        present(PLACED + "\ndlq.ledger\nforeign\n");

        assertThat(run(script(CATALOGUE), Map.of())).isZero();

        assertThat(Files.readAllLines(calls))
                .contains("kafka-configs.sh --bootstrap-server broker:9092 --alter --entity-type topics --entity-name "
                        + PLACED
                        + " --add-config max.message.bytes=[307200],retention.ms=[604800000],"
                        + "segment.ms=[86400000]")
                .anyMatch(call ->
                        call.contains("--entity-name dlq.ledger") && call.contains("cleanup.policy=[compact,delete],"))
                .noneMatch(call -> call.contains("foreign"))
                .noneMatch(call -> call.contains("--topic " + PLACED + " "));
    }

    @Test
    void aTopicThatFailsIsNamedAndTheOthersAreDone() throws Exception {
        assertThat(run(script(CATALOGUE), Map.of("REFUSED", PLACED))).isEqualTo(1);

        assertThat(Files.readAllLines(calls)).hasSameSizeAs(CATALOGUE.topics());
        assertThat(Files.readString(folder.resolve("output"))).contains("These topics failed: " + PLACED + "\n");
    }

    @Test
    void withFewerBrokersAWriteWaitsForNoMoreReplicasThanThereAre() throws Exception {
        String contract = SampleContract.text()
                .replace("topic: orders.order.placed\n", "topic: orders.order.placed\n        replicas: 3\n")
                .replaceFirst("retention.ms: \\d+", "$0\n          min.insync.replicas: 2");
        String script = script(Catalogue.parse("asyncapi.yaml", contract));

        assertThat(run(script, Map.of())).isZero();
        assertThat(placed()).contains("--config min.insync.replicas=2", "--replication-factor 3");
        Files.writeString(calls, "");
        assertThat(run(script, Map.of("REPLICATION", "1"))).isZero();
        assertThat(placed()).contains("--config min.insync.replicas=1", "--replication-factor 1");
    }

    private String placed() throws IOException {
        return Files.readAllLines(calls).stream()
                .filter(call -> call.contains("--topic " + PLACED + " "))
                .findFirst()
                .orElseThrow();
    }

    private static String script(Catalogue catalogue) {
        return new TopicScript(catalogue).file().get("deploy/topics.sh");
    }

    private void present(String topics) throws IOException {
        Files.writeString(folder.resolve("present"), topics);
    }

    private void tool(String name, String body) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path tool = Files.writeString(bin.resolve(name), """
                #!/usr/bin/env bash
                note() {
                  echo "%s $*" >>"$KAFKA_HOME/calls"
                  case "$*" in *" ${REFUSED:-none} "*) return 1 ;; esac
                }
                %s
                """.formatted(name, body));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    }

    private int run(String script, Map<String, String> environment) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        bash.environment().putAll(Map.of("KAFKA_BROKERS", "broker:9092", "KAFKA_HOME", folder.toString()));
        bash.environment().putAll(environment);
        Process running = bash.start();
        assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return running.exitValue();
    }
}
