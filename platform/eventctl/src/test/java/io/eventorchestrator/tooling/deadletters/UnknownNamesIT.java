package io.eventorchestrator.tooling.deadletters;

import static io.eventorchestrator.tooling.deadletters.TestLetters.GROUP;
import static io.eventorchestrator.tooling.deadletters.TestLetters.letter;
import static io.eventorchestrator.tooling.deadletters.TestLetters.replayed;
import static io.eventorchestrator.tooling.deadletters.TestLetters.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistyped name must not look like an empty queue. */
class UnknownNamesIT {

    @TempDir
    private Path folder;

    private final String event = TestLetters.id();
    private final DlqShell shell = new DlqShell();

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay"})
    void anUnknownGroupIsRefusedWithTheExistingOnes(String command) {
        assertThat(shell.dlq(command, "--group", "foo")).isEqualTo(2);

        assertThat(shell.out()).isEmpty();
        assertThat(shell.errors().lines())
                .singleElement()
                .asString()
                .contains("no consumer group foo", GROUP, "notification-service-stock-alerts");
    }

    @Test
    void anUnknownReasonIsRefusedWithTheExistingOnes() {
        assertThat(shell.dlq("list", "--reason", "foo")).isEqualTo(2);

        assertThat(shell.errors().lines())
                .singleElement()
                .asString()
                .contains("no reason foo", "handler-failed", "schema-violation");
    }

    @Test
    void aReasonFoundOnlyInALetterIsKnown() {
        var odd = letter(event);
        TestLetters.set(odd, "dlq-reason", "reason-of-a-newer-library");
        send(odd);

        assertThat(shell.dlq("list", "--reason", "reason-of-a-newer-library")).isZero();
        assertThat(shell.out()).contains("reason-of-a-newer-library: a bug");
    }

    @Test
    void anUnknownTypeIsRefusedWithTheExistingOnes() {
        assertThat(shell.dlq("discard", "--yes", "--why", "w", "--type", "orders.order.placd"))
                .isEqualTo(2);

        assertThat(shell.errors()).contains("no event type orders.order.placd", "orders.order.placed");
    }

    @Test
    void aNameThatNoLetterHasStopsTheWholeCommand() {
        send(letter(event));

        assertThat(shell.dlq("replay", event, "nosuch")).isEqualTo(2);
        assertThat(shell.errors().lines()).singleElement().asString().contains("nosuch", "dlq list --lines");
        assertThat(shell.dlq("discard", "--yes", "--why", "w", "nosuch")).isEqualTo(2);
        Path file = folder.resolve("letters");
        assertThat(shell.dlq("export", "--to", file.toString(), "nosuch")).isEqualTo(2);

        assertThat(replayed(event)).isEmpty();
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void aSettledLetterIsKnown() {
        send(letter(event));
        assertThat(shell.dlq("replay", event)).isZero();

        assertThat(shell.dlq("replay", event)).isZero();
        assertThat(shell.out()).contains("Nothing to replay.");
        assertThat(shell.dlq("list", "--reason", "schema-violation", event)).isZero();
        assertThat(shell.out()).contains("No dead letters.");
    }
}
