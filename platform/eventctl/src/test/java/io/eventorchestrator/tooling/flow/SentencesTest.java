package io.eventorchestrator.tooling.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters stand for names: the services a to c are {@code a-service} to {@code c-service}, X is {@code XoPlaced}. */
class SentencesTest {

    private static final String PLAN = "specs/001-shop/plan.md";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // two relations
                "a publishes X, which compensates Y. | a publishes X; Y undone_by X",
                "a publishes X, which is read by b. | a publishes X; b reads X",
                "a publishes X, which b consumes. | a publishes X; b reads X",
                "a publishes X and b consumes it. | a publishes X; b reads X",
                "a publishes X, b and c consume it. | a publishes X; b reads X; c reads X",
                "a consumes X and publishes Y. | a reads X; a publishes Y; X leads_to Y",
                "a consumes X and b publishes Y. | a reads X; b publishes Y",
                "a publishes X and consumes Y. | a publishes X; a reads Y",
                "a, which publishes X, consumes Y. | a publishes X; a reads Y",
                "a publishes X and Y triggers Z. | a publishes X; Y leads_to Z",
                "a publishes X and Y is read by b. | a publishes X; b reads Y",
                "a sends X to b and c. | a publishes X; b reads X; c reads X",
                "b receives X from a. | b reads X; a publishes X",
                "a reacts to X by publishing Y. | a reads X; a publishes Y; X leads_to Y",
                "a answers X with Y. | a reads X; a publishes Y; X leads_to Y",
                "X triggers Y and compensates Z. | X leads_to Y; Z undone_by X",
                // the passive voice
                "X is published by a and consumed by b. | a publishes X; b reads X",
                "X, published by a, is read by b. | a publishes X; b reads X",
                "X, which a publishes, is read by b and c. | a publishes X; b reads X; c reads X",
                "X is published by a and b consumes it. | a publishes X; b reads X",
                "X is published by a and Y by b. | a publishes X; b publishes Y",
                "b reads X published by a. | b reads X; a publishes X",
                "X has been emitted by a. | a publishes X",
                "X is sent to b by a. | b reads X; a publishes X",
                "Y is triggered by X. | X leads_to Y",
                "X is followed by Y. | X leads_to Y",
                // negation
                "a does not publish X. |",
                "a does not publish X or Y. |",
                "a does not, however, publish X. |",
                "a neither publishes X nor consumes Y. |",
                "a does not publish or consume X. |",
                "a fails to publish X. |",
                "X is not published by a. |",
                "X is published by a, not by b. | a publishes X",
                "a publishes X but not Y. | a publishes X",
                "a publishes X instead of Y. | a publishes X",
                "a does not publish X but consumes Y. | a reads Y",
                "a does not publish X but Y. | a publishes Y",
                "Not a but b publishes X. | b publishes X",
                "a does not publish X, and b publishes Y. | b publishes Y",
                "a publishes X, which does not compensate Y. | a publishes X",
                "If X never arrives, a publishes Y. | a publishes Y",
                "a publishes Y unless X arrives. | a publishes Y",
                // lists
                "a publishes X, Y and Z. | a publishes X; a publishes Y; a publishes Z",
                "a publishes either X or Y. | a publishes X; a publishes Y",
                "a publishes X, Y and Z, and b consumes them. | a publishes X; a publishes Y; a publishes Z;"
                        + " b reads X; b reads Y; b reads Z",
                "a, b, and c consume X. | a reads X; b reads X; c reads X",
                "a publishes and consumes X. | a publishes X; a reads X",
                "X leads to Y and Z. | X leads_to Y; X leads_to Z",
                "X and Y lead to Z. | X leads_to Z; Y leads_to Z",
                // causes
                "When X arrives, a publishes Y and Z. | a reads X; a publishes Y; a publishes Z; X leads_to Y;"
                        + " X leads_to Z",
                "When X or Y arrives, a publishes Z. | a reads X; a reads Y; a publishes Z; X leads_to Z; Y leads_to Z",
                "When a receives X, it publishes Y. | a reads X; a publishes Y; X leads_to Y",
                "When a publishes X, b publishes Y. | a publishes X; b reads X; b publishes Y; X leads_to Y",
                "When X arrives, Y is published by a. | a reads X; a publishes Y; X leads_to Y",
                "a publishes Y when X arrives. | a publishes Y; a reads X; X leads_to Y",
                "a publishes Y after reading X. | a publishes Y; a reads X; X leads_to Y",
                "On X, a publishes Y. | a reads X; a publishes Y; X leads_to Y",
                "X triggers a to publish Y. | a reads X; a publishes Y; X leads_to Y",
                // compensations
                "X compensates Y. | Y undone_by X",
                "Y is compensated by X. | Y undone_by X",
                "Y is rolled back by X. | Y undone_by X",
                "a publishes X to compensate Y. | a publishes X; Y undone_by X",
                "a publishes X, undoing Y. | a publishes X; Y undone_by X",
                "a compensates Y by publishing X. | a publishes X; Y undone_by X",
                "X is the compensation for Y. | Y undone_by X",
                "Y is undone by X or Z. | Y undone_by X; Y undone_by Z",
                // nothing of it
                "a sends a mail. |",
                "X means that a customer ordered. |",
                "a is written in Java. |"
            })
    void aSentenceStatesItsRelationsAndNoOthers(String sentence, String relations) throws IOException {
        FlowShell shell = new FlowShell(folder).write(PLAN, named(sentence) + "\n");

        assertThat(shell.relations()).containsExactlyInAnyOrderElementsOf(expected(relations));
    }

    private static List<String> expected(String relations) {
        return relations == null
                ? List.of()
                : Arrays.stream(relations.split("; "))
                        .map(relation -> relation(relation.split(" ")))
                        .toList();
    }

    // A reader is printed behind the event.
    private static String relation(String[] parts) {
        String from = parts[1].equals("reads") ? parts[2] : parts[0];
        String to = parts[1].equals("reads") ? parts[0] : parts[2];
        return parts[1] + " " + named(from) + " " + named(to) + " [prose]";
    }

    private static String named(String text) {
        return text.replaceAll("\\b(a|b|c)\\b(?! mail| customer)", "$1-service")
                .replaceAll("\\b([XYZ])\\b", "$1oPlaced");
    }
}
