package io.eventorchestrator.guarantees;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes docs/guarantees.md from the reports of a run. With {@code --same-run}, writes it again from the figures of the
 * run before, such as after a change of the claims.
 */
final class PageCommand {

    private static final String SAME_RUN = "--same-run";

    private PageCommand() {}

    /** Writes the page of the repository that contains the working folder. */
    public static void main(String[] arguments) {
        System.exit(run(Path.of(""), List.of(arguments), System.out, System.err));
    }

    static int run(Path folder, List<String> arguments, PrintStream out, PrintStream err) {
        try {
            refuseUnknown(arguments);
            Repository repository = Repository.around(folder);
            write(repository, arguments.contains(SAME_RUN));
            out.println(repository.page());
            return 0;
        } catch (UnusableInput wrong) {
            err.println(wrong.getMessage());
        } catch (IOException | UncheckedIOException failure) {
            err.println("A file can't be read or written: " + failure);
        }
        return 1;
    }

    private static void refuseUnknown(List<String> arguments) {
        arguments.stream().filter(each -> !each.equals(SAME_RUN)).forEach(unknown -> {
            throw new UnusableInput("The only option is " + SAME_RUN + ", not " + unknown + ".");
        });
    }

    private static void write(Repository repository, boolean sameRun) throws IOException {
        List<Claim> claims = Claims.read(repository.claims());
        TestSources sources = TestSources.of(repository);
        if (!sameRun) {
            FiguresFile.write(repository.figures(), RunReader.read(repository, claims, sources));
        }
        Figures figures = FiguresFile.read(repository.figures());
        Files.writeString(repository.page(), new Page(repository, claims, sources, figures).text());
    }
}
