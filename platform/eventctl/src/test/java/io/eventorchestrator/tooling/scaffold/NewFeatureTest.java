package io.eventorchestrator.tooling.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewFeatureTest {

    @TempDir
    private Path project;

    private ScaffoldShell shell = new ScaffoldShell(Path.of(""));

    @BeforeEach
    void chooseTheProject() {
        shell = new ScaffoldShell(project);
    }

    @Test
    void aFeatureGetsTheNextNumberAfterTheHighest() throws IOException {
        Files.createDirectories(project.resolve("specs/007-old/notes"));
        Files.createDirectories(project.resolve("specs/002-older"));

        assertThat(shell.run("new", "feature", "card-payments"))
                .as(shell.errors())
                .isZero();

        assertThat(shell.texts())
                .containsOnlyKeys("specs/008-card-payments/plan.md", "specs/008-card-payments/spec.md")
                .allSatisfy((file, text) ->
                        assertThat(text).contains(": card payments\n").doesNotContain("{{"));
        assertThat(shell.out())
                .contains("specs/008-card-payments/spec.md", "eventctl flow 008-card-payments --project ");
    }

    @Test
    void theFlowListsEachOpenQuestionAndTheEmptyRow() throws IOException {
        shell.run("new", "feature", "card-payments");

        assertThat(shell.run("flow", "001-card-payments")).isEqualTo(1);

        assertThat(shell.out())
                .contains("specs/001-card-payments/plan.md:8: error: The row names no event.")
                .contains("specs/001-card-payments/plan.md:11: error: A question is open: Which services, tables and")
                .contains("specs/001-card-payments/spec.md:4: error: A question is open: Which user wants what");
    }

    @Test
    void anAnsweredFeatureHasACompleteFlow() throws IOException {
        shell.run("new", "feature", "card-payments");
        for (String file : new String[] {"spec.md", "plan.md"}) {
            Path document = project.resolve("specs/001-card-payments").resolve(file);
            String row =
                    "| `payments.payment.processed` | payment-service | published for others | paymentId | – | – |";
            Files.writeString(
                    document,
                    Files.readString(document)
                            .replaceAll("\\[NEEDS CLARIFICATION.*]", "Answered.")
                            .replace("| ? | ? | ? | ? | ? | ? |", row));
        }

        assertThat(shell.run("flow", "001-card-payments")).as(shell.out()).isZero();
    }

    @Test
    void aRepeatedCommandIsRefused() throws IOException {
        shell.run("new", "feature", "card-payments");

        shell.assertRefused("The feature card-payments exists already", "new", "feature", "card-payments");
    }

    @ParameterizedTest
    @CsvSource({
        "Card Payments,such as card-payments.",
        "001-payments,such as payments.",
        "Zahlung per Überweisung!,such as zahlung-per-uberweisung.",
        "../escape,such as escape.",
        "'',such as card-payments.",
        "a--b,such as a-b.",
        "x23456789012345678901234567890123456789012345678901234567890y,at most 60"
    })
    void aBadNameIsRefusedWithAGoodOne(String name, String good) throws IOException {
        shell.assertRefused(good, "new", "feature", name);
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        shell.write("specs", "a file").assertRefused("Reading or writing failed", "new", "feature", "card-payments");
    }
}
