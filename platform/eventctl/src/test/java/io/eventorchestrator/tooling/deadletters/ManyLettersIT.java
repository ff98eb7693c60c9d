package io.eventorchestrator.tooling.deadletters;

import static io.eventorchestrator.tooling.deadletters.TestLetters.letter;
import static io.eventorchestrator.tooling.deadletters.TestLetters.send;
import static io.eventorchestrator.tooling.deadletters.TestLetters.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ManyLettersIT {

    private final String mark = TestLetters.id();
    private final DlqShell shell = new DlqShell();

    @Test
    void tenThousandLettersAreListedInAFewLines() {
        int many = 10_000;
        write(many);

        list(many);

        assertThat(shell.dlq("list", "--lines", "--reason", mark)).isZero();
        assertThat(shell.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .hasSize(many)
                .allSatisfy(time -> assertThat(time).hasSameSizeAs("2026-11-28T17:38:46.937Z"))
                .isSorted();
    }

    /** Prints the duration of a list. */
    @Test
    @Tag("full")
    void aHundredThousandLettersAreListedInAFewLines() {
        int many = 100_000;
        write(many);
        long begun = System.nanoTime();

        list(many);

        System.out.printf("dlq list of %d letters: %.1f s%n", many, (System.nanoTime() - begun) / 1e9);
    }

    private void list(int many) {
        assertThat(shell.dlq("list", "--reason", mark)).isZero();
        int lastHour = (many + 2) / 3;
        assertThat(shell.out())
                .contains(
                        ": %d (%d of the last hour, %d older)".formatted(many, lastHour, many - lastHour),
                        many / 2 + " " + mark + ": no order <id>",
                        many / 2 + " " + mark + ": line <n> is bad")
                .hasLineCount(5);
    }

    private void write(int many) {
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int number = 0; number < many; number++) {
            ProducerRecord<byte[], byte[]> letter = letter(TestLetters.id());
            set(letter, "dlq-reason", mark);
            set(letter, "dlq-detail", number % 2 == 0 ? "no order " + TestLetters.id() : "line " + number + " is bad");
            set(
                    letter,
                    "dlq-failed-at",
                    now.minus(Duration.ofDays(number % 3))
                            .minusNanos(100_000L * number)
                            .toString());
            letters.add(letter);
        }
        send(letters);
    }
}
