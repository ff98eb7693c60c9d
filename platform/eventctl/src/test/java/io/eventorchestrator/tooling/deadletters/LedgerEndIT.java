package io.eventorchestrator.tooling.deadletters;

import static io.eventorchestrator.tooling.deadletters.TestLetters.DEAD;
import static io.eventorchestrator.tooling.deadletters.TestLetters.bytes;
import static io.eventorchestrator.tooling.deadletters.TestLetters.hanging;
import static io.eventorchestrator.tooling.deadletters.TestLetters.letter;
import static io.eventorchestrator.tooling.deadletters.TestLetters.replayed;
import static io.eventorchestrator.tooling.deadletters.TestLetters.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.tooling.EventCtl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command sees the whole ledger or does nothing. */
class LedgerEndIT {

    private static final String LEDGER = "dlq.ledger";
    private static final String OTHER_GROUP = "notification-service-stock-alerts";
    private static final String OTHER = "inventory.stock.depleted." + OTHER_GROUP + ".dlq";

    /** The transactional id of an operator whose command was killed. */
    static final String KILLED = "dlq-" + OTHER_GROUP + "-0";

    private final String event = TestLetters.id();
    private final DlqShell shell = new DlqShell();

    @Test
    void aDiscardedLetterStaysDiscardedBehindTheTransactionOfAKilledOperator() {
        send(letter(event));
        TestLetters.kill(hanging(KILLED, LEDGER));

        assertThat(shell.dlq("discard", "--yes", "--why", "a test", event)).isZero();
        assertThat(shell.dlq("replay", event)).isZero();

        assertThat(replayed(event)).isEmpty();
        assertThat(shell.errors()).contains("Waiting for dlq.ledger-0@", KILLED);
        assertThat(shell.out()).contains("1 discarded", "Nothing to replay.");
    }

    @Test
    void aLetterIsReplayedOnceBehindTheTransactionOfAKilledOperator() {
        send(letter(event));
        TestLetters.kill(hanging(KILLED, LEDGER));

        assertThat(shell.dlq("replay", event)).isZero();
        assertThat(shell.dlq("replay", event)).isZero();

        assertThat(replayed(event)).hasSize(1);
    }

    @Test
    void anOpenTransactionOfAnotherProgramStopsEachCommand(@TempDir Path folder) throws Exception {
        send(letter(event));
        Path file = folder.resolve("letters.jsonl");
        String data = Files.writeString(folder.resolve("data.json"), "{}").toString();
        List<List<String>> commands = List.of(
                List.of("replay", event),
                List.of("list", event),
                List.of("show", event),
                List.of("export", "--to", file.toString(), event),
                List.of("edit", "--data", data, "--why", "a test", event),
                List.of("discard", "--yes", "--why", "a test", event));
        try (KafkaProducer<byte[], byte[]> stranger = hanging("a-stranger", LEDGER)) {
            List<String> refusals = AtOnce.call(commands.stream()
                    .<Callable<String>>map(command -> () -> refusal(command))
                    .toList());

            assertThat(refusals)
                    .allSatisfy(refusal ->
                            assertThat(refusal).startsWith("Nothing is done").contains("a-stranger"));
            assertThat(file).doesNotExist();
            stranger.abortTransaction();
        }
        assertThat(shell.dlq("replay", event)).isZero();

        assertThat(replayed(event)).hasSize(1);
    }

    private static String refusal(List<String> command) {
        DlqShell own = new DlqShell();
        int exitCode = own.dlq(command);
        String last = own.errors().lines().toList().getLast();
        return exitCode == 3 ? last : command + " ended with " + exitCode + ": " + last;
    }

    @Test
    void lettersThatAreHeldBackAreNamed() {
        send(letter(event));
        try (KafkaProducer<byte[], byte[]> stranger = hanging("a-slow-writer", DEAD)) {
            send(letter(TestLetters.id()));

            assertThat(shell.dlq("list", event)).isEqualTo(1);

            assertThat(shell.out()).contains(event);
            assertThat(shell.errors()).contains(DEAD + "-0@", "held back by the open transaction a-slow-writer");
            stranger.abortTransaction();
        }
        assertThat(shell.dlq("list", event)).isZero();
    }

    @Test
    void aLetterBehindAnOpenTransactionIsNotCalledUnknown() {
        try (KafkaProducer<byte[], byte[]> stranger = hanging("another-slow-writer", DEAD)) {
            send(letter(event));

            assertThat(shell.dlq("replay", event)).isEqualTo(3);

            assertThat(shell.errors().lines().toList())
                    .singleElement()
                    .asString()
                    .startsWith("Nothing is done, since not all letters can be read: " + DEAD + "-0@")
                    .contains("another-slow-writer", event);
            stranger.abortTransaction();
        }
        assertThat(shell.dlq("replay", event)).isZero();
        assertThat(replayed(event)).hasSize(1);
    }

    @Test
    void aRecreatedTopicHidesNoLetter() throws Exception {
        send(letter(OTHER, OTHER_GROUP, event));
        assertThat(shell.dlq("discard", "--yes", "--why", "a test", event)).isZero();
        recreate(OTHER);

        String newcomer = TestLetters.id();
        send(letter(OTHER, OTHER_GROUP, newcomer));

        assertThat(shell.dlq("list", newcomer)).isZero();
        assertThat(shell.out()).contains(OTHER + "/0/0", newcomer);
        assertThat(shell.dlq("discard", "--yes", "--why", "a test", newcomer)).isZero();
        assertThat(shell.dlq("list", newcomer)).isZero();
        assertThat(shell.out()).contains("No dead letters.");
    }

    private static void recreate(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", DlqShell.BROKERS))) {
            admin.deleteTopics(List.of(topic)).all().get();
            // A broker hears of a change a moment after the controller made it.
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> !admin.listTopics().names().get().contains(topic));
        }
        await().atMost(Duration.ofMinutes(5))
                .until(() ->
                        EventCtl.commandLine().execute("topics", "apply", "--yes", "--brokers", DlqShell.BROKERS) == 0);
    }

    @Test
    void commandsGoOnBehindEntriesOfOtherProgramsAndNameThoseTheyCannotRead() {
        send(letter(event));
        String settled = place();
        String open = TestLetters.id();
        send(letter(open));
        send(List.of(
                new ProducerRecord<>(
                        LEDGER,
                        bytes(settled),
                        bytes("{\"fate\":\"DISCARDED\",\"at\":\"+1000000000-12-31T23:59:59.999999999Z\"}")),
                new ProducerRecord<>(LEDGER, bytes("no/such/letter"), bytes("{\"fate\":\"DISCARDED\",\"at\":1e30}"))));
        try {
            assertThat(shell.dlq("list", event)).isEqualTo(1);
            assertThat(shell.out()).contains("No dead letters.");
            assertThat(shell.errors()).contains(LEDGER + "-0@", "not a ledger entry", "no/such/letter");
            for (List<String> command : List.of(List.of("show", settled), List.of("show", "--json", settled))) {
                assertThat(shell.dlq(command)).as("%s", command).isEqualTo(1);
                assertThat(shell.out()).contains("discarded", "+1000000000-12-31T23:59:59.999999999Z", "unknown");
            }
            assertThat(shell.dlq("replay", open)).isEqualTo(1);
        } finally {
            send(new ProducerRecord<>(LEDGER, bytes("no/such/letter"), null));
        }
        assertThat(replayed(open)).hasSize(1);
    }

    private String place() {
        shell.dlq("list", "--lines", event);
        return Pattern.compile(DEAD + "/\\d+/\\d+")
                .matcher(shell.out())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEntryWithoutATopicIdAppliesToLettersThatAreNotNewer() {
        send(letter(event));
        String place = place();

        send(oldEntry(place, Instant.now().minus(Duration.ofDays(2))));
        shell.dlq("list", event);
        assertThat(shell.out()).contains(place);
        send(oldEntry(place, Instant.now()));
        shell.dlq("list", event);
        assertThat(shell.out()).contains("No dead letters.");
    }

    private static ProducerRecord<byte[], byte[]> oldEntry(String place, Instant at) {
        String entry = "{\"fate\":\"DISCARDED\",\"by\":\"ada\",\"at\":\"%s\",\"why\":\"w\"}".formatted(at);
        return new ProducerRecord<>(LEDGER, bytes(place), bytes(entry));
    }
}
