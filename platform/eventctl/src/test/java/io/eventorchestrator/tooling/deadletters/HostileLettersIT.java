package io.eventorchestrator.tooling.deadletters;

import static io.eventorchestrator.tooling.deadletters.TestLetters.DEAD;
import static io.eventorchestrator.tooling.deadletters.TestLetters.bytes;
import static io.eventorchestrator.tooling.deadletters.TestLetters.letter;
import static io.eventorchestrator.tooling.deadletters.TestLetters.replayed;
import static io.eventorchestrator.tooling.deadletters.TestLetters.send;
import static io.eventorchestrator.tooling.deadletters.TestLetters.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hostile letters are handled like any others, and named if they can't be read. */
class HostileLettersIT {

    private static final String STEERING = "\u001b[2J\u009b31m\n\r\u202egpj.exe\u2066\u2028\u200b\u0000";
    private static final byte[] BINARY = {(byte) 0xc3, 0x28, 0, 27, (byte) 0xff};

    private static final String LEDGER = "dlq.ledger";

    @TempDir
    private Path folder;

    private final String mark = TestLetters.id();
    private final DlqShell shell = new DlqShell();

    @Test
    void recordsReachTheTerminalOnlyAsText() {
        String reason = mark + STEERING;
        send(letterOfControlCharacters(reason));

        shell.dlq("list", "--reason", reason);
        shell.dlq("list", "--lines", "--reason", reason);
        shell.dlq("list", "--json", "--reason", reason);
        shell.dlq("show", "--reason", reason);
        shell.dlq("show", "--json", "--reason", reason);
        shell.dlq("replay", "--dry-run", "--reason", reason);
        shell.dlq("replay", "--json", "--reason", reason);

        assertThat(shell.out() + shell.errors())
                .contains(mark, "\\u001b[2J", "\\u202e")
                .matches("[\\p{Print}…\n]+");
    }

    @Test
    void recordsThatAreEditedOrDiscardedReachTheTerminalOnlyAsText() throws Exception {
        String reason = mark + STEERING;
        String data = Files.writeString(folder.resolve("data.json"), "{}").toString();
        List<String> edit = List.of("edit", "--data", data, "--why", STEERING, "--by", STEERING, "--reason", reason);
        List<String> discard = List.of("discard", "--yes", "--why", STEERING, "--by", STEERING, "--reason", reason);
        for (List<String> command : List.of(edit, discard)) {
            send(letterOfControlCharacters(reason));
            assertThat(shell.dlq(command)).isZero();
            send(letterOfControlCharacters(reason));
            assertThat(shell.dlq(with(command, "--json"))).isZero();
        }
        ProducerRecord<byte[], byte[]> noEvent =
                new ProducerRecord<>(DEAD, 0, bytes("k" + STEERING), bytes("no JSON" + STEERING));
        letterOfControlCharacters(reason).headers().forEach(noEvent.headers()::add);
        send(noEvent);
        assertThat(shell.dlq(edit)).isEqualTo(2);
        assertThat(shell.dlq(discard)).isZero();

        assertThat(shell.out() + shell.errors())
                .contains(mark, "\\u001B[2J", "\\u202e", "\\ud800", "is not JSON")
                .matches("[\\p{Print}…\n]+");
        assertThat(replayed(mark))
                .hasSize(2)
                .allSatisfy(edited -> assertThat(new String(edited.value(), StandardCharsets.UTF_8))
                        .contains("\\u202e\\ud800")
                        .matches("\\p{Print}+"));
    }

    /** A letter whose every part contains control characters. */
    private ProducerRecord<byte[], byte[]> letterOfControlCharacters(String reason) {
        String steering = "\\u001b[2J\\u009b\\n\\u202e\\ud800\\u0000";
        String event = TestLetters.json(mark + steering)
                .replace("\"type\":\"", "\"type\":\"" + steering)
                .replace("\"source\":\"", "\"source\":\"" + steering);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(DEAD, 0, bytes("k" + STEERING), bytes(event));
        letter(mark).headers().forEach(letter.headers()::add);
        set(letter, "dlq-reason", reason);
        set(letter, "dlq-detail", STEERING);
        set(letter, "dlq-causes", STEERING);
        set(letter, "dlq-code-line", STEERING);
        set(letter, "dlq-not-kept", STEERING);
        set(letter, "dlq-read-by", STEERING);
        set(letter, "x" + STEERING, STEERING);
        return letter;
    }

    private static List<String> with(List<String> command, String option) {
        return Stream.concat(command.stream(), Stream.of(option)).toList();
    }

    @Test
    void anIdWithHalfASurrogateIsExportedAsValidJson() throws Exception {
        ProducerRecord<byte[], byte[]> letter = letter(mark + "\\ud800");
        set(letter, "dlq-reason", mark);
        send(letter);
        send(reason(letter(mark + "-next"), mark));
        Path file = folder.resolve("letters.jsonl");

        assertThat(shell.dlq("export", "--to", file.toString(), "--reason", mark))
                .as(shell.errors())
                .isZero();

        assertThat(Files.readAllLines(file).stream().map(JsonMapper.shared()::readTree))
                .extracting(line -> line.at("/event/id").asString())
                .containsExactly(mark + "\ud800", mark + "-next");
    }

    @Test
    void aLetterWithAnImpossibleTimeIsNamedAndProcessedLikeTheOthers() throws Exception {
        ProducerRecord<byte[], byte[]> broken = reason(letter(mark), mark);
        set(broken, "dlq-failed-at", "yesterday");
        send(broken);
        send(reason(letter(mark + "-good"), mark));
        Path file = folder.resolve("letters.jsonl");

        for (List<String> command : reading(file)) {
            assertThat(shell.dlq(command)).as("%s", command).isEqualTo(1);

            assertThat(shell.errors())
                    .as("%s", command)
                    .contains(DEAD + "-0@", "dlq-failed-at \"yesterday\" is not a time");
        }

        assertThat(shell.out()).contains(mark, mark + "-good");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(replayed(mark)).hasSize(2);
    }

    @Test
    void aLedgerEntryThatIsNotJsonIsNamedAndTheOthersCount() throws Exception {
        send(reason(letter(mark + "-discarded"), mark));
        shell.dlq("discard", "--yes", "--why", "w", "--reason", mark);
        send(reason(letter(mark), mark));
        Path file = folder.resolve("letters.jsonl");
        List<byte[]> keys = List.of(bytes("neither/this"), bytes("nor/that"), bytes("no/such/letter"));
        send(List.of(
                new ProducerRecord<>(LEDGER, keys.get(0), bytes("null")),
                new ProducerRecord<>(LEDGER, keys.get(1), bytes("{}")),
                new ProducerRecord<>(LEDGER, keys.get(2), bytes("no JSON"))));
        shell.out();
        try {
            for (List<String> command : reading(file)) {
                assertThat(shell.dlq(command)).as("%s", command).isEqualTo(1);

                assertThat(shell.out()).as("%s", command).doesNotContain("-discarded");
                assertThat(shell.errors().lines())
                        .as("%s", command)
                        .hasSize(3)
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(LEDGER + "-0@")
                                .contains("not a ledger entry", "no/such/letter"));
            }
        } finally {
            keys.forEach(key -> send(new ProducerRecord<>(LEDGER, key, null)));
        }
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(replayed(mark)).hasSize(1);
        assertThat(shell.dlq("list", "--reason", mark)).isZero();
    }

    /** The commands that read letters, the last of which replays them. */
    private List<List<String>> reading(Path file) {
        return Stream.of(
                        List.of("list", "--lines"),
                        List.of("show"),
                        List.of("export", "--to", file.toString()),
                        List.of("replay"))
                .map(command -> with(with(command, "--reason"), mark))
                .toList();
    }

    @Test
    void aReplayHasTheBytesOfTheLetter() throws Exception {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(DEAD, 0, BINARY, bytes("not json " + mark));
        letter.headers().add("twice", BINARY).add("twice", bytes("second")).add("none", (byte[]) null);
        letter(mark).headers().forEach(letter.headers()::add);
        send(reason(letter, mark));

        shell.dlq("show", "--json", "--reason", mark);
        JsonNode shown = JsonMapper.shared().readTree(shell.out());
        assertThat(shown.path("key").isNull()).isTrue();
        assertThat(shown.path("keyBase64").asString())
                .isEqualTo(Base64.getEncoder().encodeToString(BINARY));
        assertThat(shown.at("/headers/0/base64").asString())
                .isEqualTo(Base64.getEncoder().encodeToString(BINARY));
        assertThat(shown.at("/headers/2/base64").isNull()).isTrue();
        assertThat(shell.dlq("replay", "--reason", mark)).as(shell.errors()).isZero();

        ConsumerRecord<byte[], byte[]> replay = replayed(mark).getFirst();
        assertThat(replay.key()).isEqualTo(BINARY);
        assertThat(replay.value()).isEqualTo(letter.value());
        assertThat(names(replay.headers().toArray()))
                .containsExactlyInAnyOrderElementsOf(names(letter.headers().toArray()))
                .startsWith("twice", "twice", "none");
        assertThat(replay.headers().toArray()[0].value()).isEqualTo(BINARY);
        assertThat(new String(replay.headers().lastHeader("dlq-replays").value(), StandardCharsets.UTF_8))
                .isEqualTo("1");
    }

    @Test
    void lettersAsLargeAsTheirTopicAllowsAreReplayed() {
        String large = "\"%s\"".formatted("x".repeat(1_150_000));
        for (int number = 0; number < 12; number++) {
            ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                    DEAD, 0, bytes("k"), bytes("{\"id\":\"" + mark + "\",\"data\":" + large + "}"));
            letter(mark).headers().forEach(letter.headers()::add);
            send(reason(letter, mark));
        }

        assertThat(shell.dlq("list", "--reason", mark)).isZero();
        assertThat(shell.dlq("replay", "--reason", mark)).as(shell.errors()).isZero();

        assertThat(replayed(mark)).hasSize(12);
    }

    private static ProducerRecord<byte[], byte[]> reason(ProducerRecord<byte[], byte[]> letter, String reason) {
        set(letter, "dlq-reason", reason);
        return letter;
    }

    private static List<String> names(Header[] headers) {
        return Arrays.stream(headers).map(Header::key).toList();
    }
}
