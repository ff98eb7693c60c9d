package io.eventorchestrator.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EventCtlTest {

    private final StringWriter errors = new StringWriter();

    @Test
    void aWrongCommandIsOneLineAndExitTwo() {
        assertThat(run("frobnicate")).isEqualTo(2);
        assertThat(errors.toString().lines())
                .hasSizeLessThanOrEqualTo(2)
                .first()
                .asString()
                .contains("frobnicate");
    }

    @Test
    void anUnknownTransportNamesTheOnesThereAre() {
        assertThat(run("up", "--transport", "pigeon")).isEqualTo(2);
        assertThat(errors.toString()).contains("pigeon", "DAPR", "KAFKA");
    }

    @Test
    void aMissingOrdersFileIsFoundBeforeAnythingIsStarted() {
        assertThat(run("demo", "--orders", "/no/such/file")).isEqualTo(2);
        assertThat(errors.toString()).contains("/no/such/file can't be read").doesNotContain("\tat ");
    }

    @Test
    void aPlatformElsewhereThatDoesNotAnswerIsOneLineAndExitThree() {
        assertThat(run("demo", "--once", "--at", "nowhere.invalid")).isEqualTo(3);
        assertThat(errors.toString().lines()).singleElement().asString().contains("nowhere.invalid", "does not answer");
    }

    @Test
    void aPlatformElsewhereCanBeNeitherMadeFreshNorChosen() {
        assertThat(run("demo", "--at", "nowhere.invalid", "--fresh")).isEqualTo(2);
        assertThat(run("demo", "--at", "nowhere.invalid", "--transport", "kafka"))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("--at starts nothing");
    }

    private int run(String... arguments) {
        CommandLine commandLine = EventCtl.commandLine();
        commandLine.setErr(new PrintWriter(errors, true));
        commandLine.setOut(new PrintWriter(new StringWriter(), true));
        return commandLine.execute(arguments);
    }
}
