package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes letters to a file. */
@Command(
        name = "export",
        description = "Write letters to a file, a JSON object per line, with their bytes in base64.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "the file to write")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<LetterSummary> letters = queue.letters(selection);
        long written = write(letters);
        spec.commandLine()
                .getOut()
                .println(Count.of(written, "letter") + (written == 1 ? " is in " : " are in ") + file);
        return queue.exitCode(0);
    }

    private long write(List<LetterSummary> letters) {
        long[] written = {0};
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            queue.load(
                    letters,
                    portion -> portion.forEach(letter -> {
                        line(letter, out);
                        written[0]++;
                    }));
            return written[0];
        } catch (IOException | UncheckedIOException unwritable) {
            throw new ParameterException(
                    spec.commandLine(), file + " can't be written: " + unwritable.getMessage() + ".", unwritable);
        }
    }

    private static void line(DeadLetter letter, BufferedWriter out) {
        try {
            out.write(Printable.json(LetterJson.of(letter)) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
