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

    @TempDir
    private Path folder;

    private final String mark = TestLetters.id();
    private final DlqShell shell = new DlqShell();

    @Test
    void recordsReachTheTerminalOnlyAsText() {
        String id = mark + "\\u001b[2J\\u009b\\n\\u202e\\ud800";
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(DEAD, 0, bytes("k" + STEERING), bytes(TestLetters.json(id)));
        letter(mark).headers().forEach(letter.headers()::add);
        set(letter, "dlq-reason", mark + STEERING);
        set(letter, "dlq-detail", STEERING);
        set(letter, "dlq-causes", STEERING);
        set(letter, "dlq-code-line", STEERING);
        set(letter, "dlq-not-kept", STEERING);
        set(letter, "dlq-read-by", STEERING);
        set(letter, "x" + STEERING, STEERING);
        send(letter);

        String reason = mark + STEERING;
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
    void aLetterWithAnImpossibleTimeIsListedAndNamed() {
        ProducerRecord<byte[], byte[]> broken = reason(letter(mark), mark);
        set(broken, "dlq-failed-at", "yesterday");
        send(broken);
        send(reason(letter(mark + "-good"), mark));

        assertThat(shell.dlq("list", "--lines", "--reason", mark)).isEqualTo(1);

        assertThat(shell.out()).contains(mark, mark + "-good");
        assertThat(shell.errors()).contains(DEAD + "-0@", "dlq-failed-at \"yesterday\" is not a time");
    }

    @Test
    void aLedgerEntryThatIsNotJsonIsNamedAndTheOthersCount() {
        send(reason(letter(mark), mark));
        shell.dlq("discard", "--yes", "--why", "w", "--reason", mark);
        send(reason(letter(mark), mark));
        byte[] key = bytes("no/such/letter");
        send(List.of(
                new ProducerRecord<>("dlq.ledger", bytes("neither/this"), bytes("null")),
                new ProducerRecord<>("dlq.ledger", bytes("nor/that"), bytes("{}")),
                new ProducerRecord<>("dlq.ledger", key, bytes("no JSON"))));
        shell.errors();
        shell.out();

        assertThat(shell.dlq("list", "--lines", "--reason", mark)).isEqualTo(1);

        assertThat(shell.out().lines()).hasSize(1);
        assertThat(shell.errors().lines())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).startsWith("dlq.ledger-0@").contains("not a ledger entry", "no/such/letter"));
        send(List.of(
                new ProducerRecord<>("dlq.ledger", bytes("neither/this"), null),
                new ProducerRecord<>("dlq.ledger", bytes("nor/that"), null),
                new ProducerRecord<>("dlq.ledger", key, null)));
        assertThat(shell.dlq("list", "--reason", mark)).isZero();
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
