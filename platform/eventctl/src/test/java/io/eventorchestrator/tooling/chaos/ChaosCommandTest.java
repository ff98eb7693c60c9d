package io.eventorchestrator.tooling.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosCommandTest {

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--minutes 0    | --minutes is a number from 1 to 1440, not 0.",
                "--minutes 2000 | --minutes is a number from 1 to 1440, not 2000.",
                "--customers 0  | --customers is a number from 1 to 100, not 0.",
                "--minutes few  | Invalid value for option '--minutes': 'few' is not an int.",
                "--seed luck    | Invalid value for option '--seed': 'luck' is not a long.",
                "--sead 7       | eventctl chaos has no option --sead.",
            })
    void aWrongArgumentIsRefusedInOneLine(String arguments, String answer) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(errors.toString().lines()).singleElement().asString().startsWith(answer);
    }

    @Test
    void aFileInsteadOfAFolderIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("run"));

        assertThat(run("--folder", file.toString())).isEqualTo(2);

        assertThat(errors.toString()).startsWith("--folder " + file + " is a file; name a new folder.");
    }

    @Test
    void aFolderThatIsUsedAlreadyIsRefused(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("report.txt"));

        assertThat(run("--folder", folder.toString())).isEqualTo(2);

        assertThat(errors.toString()).startsWith("--folder " + folder + " is not empty; name a new one.");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "chaos";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return EventCtl.commandLine().setErr(new PrintWriter(errors, true)).execute(all);
    }
}
