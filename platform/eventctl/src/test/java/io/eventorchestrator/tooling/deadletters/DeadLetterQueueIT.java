package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.tooling.deadletters.Replay.Operator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class DeadLetterQueueIT {

    private static final String GROUP = "inventory-service-order-reservations";
    private static final String DEAD = "orders.order.placed." + GROUP + ".dlq";
    private static final String BROKERS = TestPlatform.kafka().bootstrapServers();
    private static final Map<String, Object> CLIENT = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, BROKERS);

    @TempDir
    private Path folder;

    private final String event = UUID.randomUUID().toString();
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void aLetterIsListedWithItsReasonAndShownInFull() throws Exception {
        letter("handler-failed", 0);

        assertThat(dlq("list", event)).isZero();
        assertThat(out.toString()).contains(DEAD + "/3/", "handler-failed", event);
        assertThat(dlq("list", "--type", "orders.order.placed")).isZero();
        assertThat(out.toString()).contains(DEAD + ": ", "handler-failed: a bug", " such as " + DEAD);
        assertThat(dlq("show", event)).isZero();
        assertThat(out.toString()).contains("handler-failed: a bug", "orders.order.placed/3/42", "\"sku\" : \"BOOK\"");
    }

    @Test
    void aLetterIsShownWithTheCausesAndTheLineOfCode() throws Exception {
        send(letter(Map.of(
                "dlq-causes", "java.io.IOException: full", "dlq-code-line", "com.example.Stock.take(Stock.java:41)")));

        assertThat(dlq("show", event)).isZero();

        assertThat(out.toString())
                .contains("causes    java.io.IOException: full", "code line com.example.Stock.take(Stock.java:41)");
    }

    @Test
    void aLetterSaysWhatTheSidecarHides() throws Exception {
        send(letter(Map.of("dlq-read-by", "dapr-sidecar", "dlq-not-kept", "key, header binary")));

        assertThat(dlq("show", event)).isZero();

        assertThat(out.toString())
                .contains(
                        "read by   the sidecar, which hides parts of a record: of several headers with one name",
                        "not kept  key, header binary: may differ from the original's bytes");
    }

    @Test
    void aLetterReadByKafkasClientSaysNothingOfAReader() throws Exception {
        send(letter(Map.of()));

        assertThat(dlq("show", event)).isZero();

        assertThat(out.toString()).contains("key       ").doesNotContain("read by", "not kept");
    }

    @Test
    void aReplayedLetterReachesItsGroupOnceWithItsBytesAndLeavesTheList() throws Exception {
        letter("handler-failed", 0);

        assertThat(dlq("replay", event)).isZero();
        assertThat(dlq("replay", event)).isZero();

        assertThat(out.toString()).contains("1 replayed", "Nothing to replay.");
        assertThat(replayed()).singleElement().satisfies(sent -> {
            assertThat(sent.value()).isEqualTo(event("BOOK").getBytes(StandardCharsets.UTF_8));
            assertThat(sent.key()).isEqualTo(TestLetters.bytes("order-1"));
            assertThat(header(sent, "dlq-replays")).isEqualTo("1");
            assertThat(header(sent, "dlq-origin-topic")).isEqualTo("orders.order.placed");
        });
    }

    @Test
    void twoOperatorsAtOnceReplayALetterOnce() throws Exception {
        letter("handler-failed", 0);
        DeadLetter letter = letters().getFirst();
        List<Callable<Integer>> operators = List.of(() -> replay("ada", letter), () -> replay("grace", letter));

        // Neither starts before both threads are ready.
        List<Integer> replays = AtOnce.call(operators);

        assertThat(replays).hasSize(2);
        assertThat(replays.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(1);
        dlq("replay", event);
        assertThat(replayed()).hasSize(1);
    }

    private static int replay(String name, DeadLetter letter) {
        try (TopicReader reader = new TopicReader(CLIENT);
                Replay replay = new Replay(
                        CLIENT,
                        GROUP,
                        new Operator(name, Clock.systemUTC()),
                        new Ledger(reader, new FailureReport(), line -> {}))) {
            return replay.replay(List.of(letter)).size();
        } catch (NotStartable fenced) {
            return 0;
        }
    }

    @Test
    void aDryRunSendsNothing() throws Exception {
        letter("handler-failed", 0);

        assertThat(dlq("replay", "--dry-run", event)).isZero();

        assertThat(out.toString()).contains("would replay " + DEAD);
        assertThat(replayed()).isEmpty();
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aLetterReplayedThreeTimesNeedsForce() throws Exception {
        letter("handler-failed", 3);

        assertThat(dlq("replay", event)).isEqualTo(1);
        assertThat(replayed()).isEmpty();
        assertThat(dlq("replay", "--force", event)).isZero();

        assertThat(header(replayed().getFirst(), "dlq-replays")).isEqualTo("4");
    }

    @Test
    void aLetterThatItsGroupMayHaveForgottenNeedsForce() throws Exception {
        letter("handler-failed", 0, Instant.now().minus(Duration.ofDays(16)));

        assertThat(dlq("replay", event)).isEqualTo(1);
        assertThat(out.toString()).contains("too long ago for its group to recognise a duplicate");
        assertThat(replayed()).isEmpty();
        assertThat(dlq("replay", "--force", event)).isZero();

        assertThat(replayed()).hasSize(1);
    }

    @Test
    void anEditedLetterKeepsItsIdAndGetsANewReplayId() throws Exception {
        letter("schema-violation", 0);
        assertThat(dlq("edit", event, "--why", "wrong SKU", "--data", file(dataOf(event("PEN")))))
                .as(errors.toString())
                .isZero();

        ConsumerRecord<byte[], byte[]> sent = replayed().getFirst();
        assertThat(new String(sent.value(), StandardCharsets.UTF_8))
                .contains(event, "PEN")
                .doesNotContain("BOOK");
        assertThat(header(sent, "dlq-replay-id")).isNotEmpty();
    }

    @Test
    void anEditThatBreaksTheSchemaIsRefusedInOneLine() throws Exception {
        letter("schema-violation", 0);

        assertThat(dlq("edit", event, "--why", "w", "--data", file("{\"orderId\":5}")))
                .isEqualTo(2);

        assertThat(errors.toString()).contains("breaks the schema of orders.order.placed", "/orderId");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aDiscardedLetterIsRecordedWithOperatorAndReason() throws Exception {
        letter("business", 0);
        DeadLetter letter = letters().getFirst();

        assertThat(dlq("discard", "--yes", "--by", "ada", "--why", "a test order", event))
                .isZero();

        assertThat(letters()).isEmpty();
        LedgerEntry entry = entry(letter);
        assertThat(entry.fate()).isEqualTo(LedgerEntry.Fate.DISCARDED);
        assertThat(entry.by()).isEqualTo("ada");
        assertThat(entry.why()).isEqualTo("a test order");
    }

    @Test
    void aSettledLetterIsShownWithItsOperator() throws Exception {
        letter("handler-failed", 0);
        String id = letters().getFirst().id().toString();
        dlq("replay", "--by", "ada", event);

        assertThat(dlq("show", id)).isZero();
        assertThat(dlq("show", "--json", event)).isZero();

        assertThat(out.toString())
                .containsPattern("letter    " + id + "\nsettled   replayed at 20\\S+Z by ada\n")
                .contains("handler-failed: a bug", "\"sku\" : \"BOOK\"", "\"fate\":\"replayed\"");
    }

    @Test
    void theLedgerTellsOfALetterThatIsDeleted() {
        LetterId deleted = new LetterId(DEAD, Uuid.randomUuid(), 3, 1L << 40);
        Instant at = Instant.parse("2026-11-24T10:00:00Z");
        TestLetters.send(Ledger.entry(
                deleted,
                new LedgerEntry(
                        LedgerEntry.Fate.DISCARDED,
                        "ada",
                        at,
                        "a test order",
                        deleted.topicId().toString())));

        assertThat(dlq("show", deleted.toString())).isZero();

        assertThat(out.toString())
                .contains(deleted.toString(), "settled   discarded at 2026-11-24T10:00:00Z by ada: a test order");
    }

    private static LedgerEntry entry(DeadLetter letter) {
        try (TopicReader reader = new TopicReader(CLIENT)) {
            return new Ledger(reader, new FailureReport(), line -> {})
                    .read()
                    .of(letter.id(), letter.at())
                    .orElseThrow();
        }
    }

    @Test
    void aLetterWrittenByTheSidecarIsShownWithoutReason() throws Exception {
        send(new ProducerRecord<>(DEAD, 0, "order-1", event("BOOK").getBytes(StandardCharsets.UTF_8)));

        dlq("show", event);

        assertThat(out.toString()).contains("written by the sidecar itself");
    }

    @Test
    void exportedLettersAreJsonLinesForScripts() throws Exception {
        letter("handler-failed", 0);
        Path file = folder.resolve("letters.jsonl");

        assertThat(dlq("export", "--to", file.toString(), event)).isZero();

        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(file))
                        .path("reason")
                        .asString())
                .isEqualTo("handler-failed");
    }

    @Test
    void scriptsReadTheOutcomeOfEachLetterAndPeopleTheRest() throws Exception {
        letter("handler-failed", 3);

        dlq("replay", "--json", event);
        dlq("replay", "--json", "--force", "--dry-run", event);
        dlq("replay", "--json", "--force", event);
        letter("handler-failed", 0);
        dlq("edit", "--json", event, "--why", "w", "--data", file(dataOf(event("PEN"))));
        letter("handler-failed", 0);
        dlq("discard", "--json", "--yes", "--why", "w", event);

        assertThat(out.toString().lines().map(JsonMapper.shared()::readTree))
                .extracting(line -> line.path("outcome").asString())
                .containsExactly("left", "would_replay", "replayed", "edited", "discarded");
        assertThat(errors.toString()).contains("--force replays it", "1 of 1 done, 1 replayed", "1 discarded");
    }

    @Test
    void commandsThatChangeLettersRequireASelection() {
        assertThat(dlq("replay")).isEqualTo(2);
        assertThat(errors.toString()).contains("Select letters, or give --all.");
    }

    private List<DeadLetter> letters() {
        List<DeadLetter> found = new ArrayList<>();
        FailureReport failures = new FailureReport();
        try (TopicReader reader = new TopicReader(CLIENT)) {
            new LetterBox(Catalogue.load(), reader, new Ledger(reader, failures, line -> {}), failures)
                    .read(letter -> letter.eventId().equals(event), found::add);
        }
        return found;
    }

    private List<ConsumerRecord<byte[], byte[]>> replayed() {
        return TestLetters.replayed(event);
    }

    private void letter(String reason, int replays) throws Exception {
        letter(reason, replays, Instant.now());
    }

    private void letter(String reason, int replays, Instant failedAt) throws Exception {
        send(letter(Map.of(
                "dlq-reason",
                reason,
                "dlq-detail",
                "a bug",
                "dlq-group",
                GROUP,
                "dlq-failed-at",
                failedAt.toString(),
                "dlq-replays",
                String.valueOf(replays),
                "dlq-origin-topic",
                "orders.order.placed",
                "dlq-origin-partition",
                "3",
                "dlq-origin-offset",
                "42")));
    }

    private ProducerRecord<String, byte[]> letter(Map<String, String> headers) throws IOException {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(DEAD, 3, "order-1", event("BOOK").getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }

    private static void send(ProducerRecord<String, byte[]> letter) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKERS), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(letter).get();
        }
    }

    private String event(String sku) throws IOException {
        return """
                {"specversion":"1.0","id":"%1$s","source":"/order-service","type":"orders.order.placed",\
                "dataschema":"https://eventorchestrator.io/schemas/orders.order.placed/2.0","data":{"orderId":"%1$s",\
                "customer":{"id":"a","email":"a@example.com"},"currency":"EUR","total":1,\
                "lines":[{"sku":"%2$s","quantity":1,"unitPrice":1}]}}""".formatted(event, sku);
    }

    private static String dataOf(String event) {
        return JsonMapper.shared().readTree(event).path("data").toString();
    }

    private String file(String data) throws IOException {
        return Files.writeString(folder.resolve("data.json"), data).toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private int dlq(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--brokers", BROKERS));
        all.addAll(List.of(arguments));
        CommandLine commandLine = new CommandLine(new DlqCommand()).setParameterExceptionHandler((wrong, given) -> {
            errors.append(wrong.getMessage());
            return 2;
        });
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
    }
}
