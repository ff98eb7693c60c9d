package io.eventorchestrator.tooling.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that lacks rights for one topic gets the reason, and the other topics are done. */
class TopicRightsIT {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int LOGIN_PORT = Ports.free();

    @TempDir
    private static Path data;

    private static LocalKafka broker;

    @TempDir
    private Path folder;

    private TestContract contract;
    private final StringWriter output = new StringWriter();

    @BeforeAll
    static void start() {
        broker = LocalKafka.startWithLogin(data, Ports.free(), LOGIN_PORT);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void writeContract() {
        contract = new TestContract(folder);
    }

    @Test
    void aTopicThatTheLoginMayNotChangeHoldsUpNoOther() throws Exception {
        assertThat(topics("apply", "--yes")).isZero();
        forbid(contract.first(), AclOperation.ALTER_CONFIGS);
        contract.keeping(120_000);
        await().atMost(SOON).until(() -> topics("plan") == 1);

        assertThat(topics("apply", "--yes")).isEqualTo(1);
        assertThat(lines())
                .contains(
                        "! " + contract.first() + " has retention.ms=60000, the contract says 120000;"
                                + " the broker refuses: this login may not do it",
                        "done: " + contract.second() + ": set retention.ms from 60000 to 120000");
    }

    @Test
    void aHiddenTopicIsNotTakenForAMissingOne() throws Exception {
        assertThat(topics("apply", "--yes")).isZero();
        forbid(contract.first(), AclOperation.DESCRIBE);

        await().atMost(SOON).until(() -> topics("verify") == 1);
        assertThat(lines())
                .filteredOn(line -> line.startsWith("!"))
                .containsExactly("! " + contract.first() + ": this login may not see the topic;"
                        + " it needs the operations DESCRIBE and DESCRIBE_CONFIGS");
    }

    @Test
    void aHiddenConfigurationIsNotTakenForTheContracts() throws Exception {
        assertThat(topics("apply", "--yes")).isZero();
        forbid(contract.first(), AclOperation.DESCRIBE_CONFIGS);

        await().atMost(SOON).until(() -> topics("verify") == 1);
        assertThat(lines())
                .filteredOn(line -> line.startsWith("!"))
                .containsExactly("! " + contract.first() + ": this login may not see its configuration;"
                        + " it needs the operations DESCRIBE and DESCRIBE_CONFIGS");
    }

    private static void forbid(String topic, AclOperation operation) throws Exception {
        ResourcePattern resource = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
        String user = "User:" + LocalKafka.USER;
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            admin.createAcls(List.of(
                            rule(resource, user, AclOperation.ALL, AclPermissionType.ALLOW),
                            rule(resource, user, operation, AclPermissionType.DENY)))
                    .all()
                    .get();
        }
    }

    private static AclBinding rule(
            ResourcePattern resource, String user, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(resource, new AccessControlEntry(user, "*", operation, permission));
    }

    private List<String> lines() {
        return output.toString().lines().toList();
    }

    private int topics(String command, String... arguments) throws IOException {
        output.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(output, true);
        List<String> options = List.of(
                "topics",
                command,
                "--brokers",
                "127.0.0.1:" + LOGIN_PORT,
                "--command-config",
                login().toString(),
                "--contract",
                contract.file());
        return EventCtl.commandLine()
                .setOut(writer)
                .setErr(writer)
                .execute(Stream.concat(options.stream(), Stream.of(arguments)).toArray(String[]::new));
    }

    private Path login() throws IOException {
        return Files.writeString(folder.resolve("client.properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
                  username="%s" password="%s";
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                """.formatted(
                        LocalKafka.USER, LocalKafka.USER, data.resolve("ca.crt")));
    }
}
