package io.eventorchestrator.tooling.deadletters;

import static io.eventorchestrator.tooling.deadletters.TestLetters.letter;
import static io.eventorchestrator.tooling.deadletters.TestLetters.send;
import static io.eventorchestrator.tooling.deadletters.TestLetters.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ManyLettersIT {

    private static final int MANY = 10_000;

    private final String mark = TestLetters.id();
    private final DlqShell shell = new DlqShell();

    @Test
    void tenThousandLettersAreAFewLines() {
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            ProducerRecord<byte[], byte[]> letter = letter(TestLetters.id());
            set(letter, "dlq-reason", mark);
            set(letter, "dlq-detail", number % 2 == 0 ? "no order " + TestLetters.id() : "line " + number + " is bad");
            set(
                    letter,
                    "dlq-failed-at",
                    Instant.now().minus(Duration.ofDays(number % 3)).toString());
            letters.add(letter);
        }
        send(letters);

        assertThat(shell.dlq("list", "--reason", mark)).isZero();

        assertThat(shell.out())
                .contains(
                        ": 10000 (3334 of the last hour, 6666 older)",
                        "5000 " + mark + ": no order <id>",
                        "5000 " + mark + ": line <n> is bad")
                .hasLineCount(5);
        assertThat(shell.dlq("list", "--lines", "--reason", mark)).isZero();
        assertThat(shell.out().lines()).hasSize(MANY).isSorted();
    }
}
