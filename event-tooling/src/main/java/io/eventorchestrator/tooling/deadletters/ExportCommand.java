package io.eventorchestrator.tooling.deadletters;

import java.io.IOException;
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

/** Keeps letters in a file. */
@Command(
        name = "export",
        description = "Write letters to a file, a JSON object per line, their bytes in base64.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private Queue queue = new Queue();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "where they are written")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<String> lines = queue.letters(selection).stream()
                .map(letter -> LetterJson.of(letter).toString())
                .toList();
        try {
            Files.write(file, lines);
        } catch (IOException unwritable) {
            throw new ParameterException(spec.commandLine(), file + " can't be written.", unwritable);
        }
        spec.commandLine().getOut().println(lines.size() + " letters are in " + file);
        return 0;
    }
}
