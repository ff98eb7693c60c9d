package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import io.eventorchestrator.tooling.SourceCopy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/add-a-field.md in a copy of the repository: runs its commands, applies its diffs, counts its files. */
class FieldGuideTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$");
    private static final Pattern COUNT =
            Pattern.compile("(?m)^(\\d+) files, of which (\\d+) are written by commands alone and (\\d+) by hand");

    @TempDir
    private Path folder;

    private final Set<String> byHand = new TreeSet<>();
    private boolean runsMaven;

    @Tag("full")
    @Test
    void everyTestThatTheGuideNamesPasses() throws Exception {
        runsMaven = true;
        followTheGuide();
    }

    @Test
    void theGuideCanBeFollowedAndCountsItsFiles() throws Exception {
        followTheGuide();
    }

    private void followTheGuide() throws Exception {
        String guide = Files.readString(REPOSITORY.resolve("docs/add-a-field.md"));
        SourceCopy copy = SourceCopy.in(folder);

        for (MatchResult block : BLOCK.matcher(guide).results().toList()) {
            follow(copy, block.group(1), block.group(2), block.group(3));
        }

        assertThat(eventctl("./eventctl schema check")).isEmpty();
        int changed = copy.changedFiles();
        assertThat(counts(guide)).containsExactly(changed, changed - byHand.size(), byHand.size());
    }

    private void follow(SourceCopy copy, String language, String file, String body) throws Exception {
        if (file == null) {
            for (String line : language.equals("sh") ? body.lines().toList() : List.<String>of()) {
                assertThat(command(copy, line)).as(line).isEmpty();
            }
        } else if (language.equals("diff")) {
            byHand.add(file);
            String patch = "--- a/%1$s\n+++ b/%1$s\n%2$s".formatted(file, body);
            assertThat(copy.run(patch, "git", "apply", "--recount", "-"))
                    .as(file)
                    .isEmpty();
        } else {
            byHand.add(file);
            assertThat(folder.resolve(file)).doesNotExist();
            Files.writeString(folder.resolve(file), body);
            assertThatItsVersionIsItsAlone(folder.resolve(file));
        }
    }

    // Flyway refuses two migrations of one version.
    private static void assertThatItsVersionIsItsAlone(Path file) throws Exception {
        String version = file.getFileName().toString().replaceFirst("^(V\\d+__).*", "$1");
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertThat(beside.map(other -> other.getFileName().toString()))
                    .filteredOn(name -> name.startsWith(version))
                    .hasSize(1);
        }
    }

    private String command(SourceCopy copy, String line) throws Exception {
        if (line.startsWith("./eventctl ")) {
            return eventctl(line);
        }
        assertThat(line).startsWith("mvn ");
        return runsMaven ? copy.maven(line.replaceFirst("mvn ", "")) : "";
    }

    private String eventctl(String line) {
        StringWriter said = new StringWriter();
        int exit = EventCtl.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute((line + " --project " + folder)
                        .replaceFirst("\\S+ ", "")
                        .split(" "));
        return exit == 0 ? "" : said + " (exit " + exit + ")";
    }

    private static List<Integer> counts(String guide) {
        return COUNT.matcher(guide)
                .results()
                .flatMap(count -> Stream.of(count.group(1), count.group(2), count.group(3)))
                .map(Integer::valueOf)
                .toList();
    }
}
