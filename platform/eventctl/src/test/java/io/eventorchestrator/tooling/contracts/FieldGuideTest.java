package io.eventorchestrator.tooling.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.EventCtl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".eventctl", ".idea");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$");
    private static final Pattern COUNT =
            Pattern.compile("(?m)^(\\d+) files, of which (\\d+) are written by commands alone and (\\d+) by hand");
    private static final String MAVEN = "mvn -B -ntp -q -Dsurefire.failIfNoSpecifiedTests=false"
            + Optional.ofNullable(System.getProperty("maven.repo.local"))
                    .map(local -> " -o -Dmaven.repo.local=" + local)
                    .orElse("");

    @TempDir
    private Path copy;

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
        for (Path file : files(REPOSITORY)) {
            Path to = copy.resolve(REPOSITORY.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }

        for (MatchResult block : BLOCK.matcher(guide).results().toList()) {
            follow(block.group(1), block.group(2), block.group(3));
        }

        assertThat(eventctl("./eventctl schema check")).isEmpty();
        int changed = changed();
        assertThat(counts(guide)).containsExactly(changed, changed - byHand.size(), byHand.size());
    }

    private void follow(String language, String file, String body) throws Exception {
        if (file == null) {
            for (String line : language.equals("sh") ? body.lines().toList() : List.<String>of()) {
                assertThat(command(line)).as(line).isEmpty();
            }
        } else if (language.equals("diff")) {
            byHand.add(file);
            String patch = "--- a/%1$s\n+++ b/%1$s\n%2$s".formatted(file, body);
            assertThat(run(patch, "git", "apply", "--recount", "-")).as(file).isEmpty();
        } else {
            byHand.add(file);
            assertThat(copy.resolve(file)).doesNotExist();
            Files.writeString(copy.resolve(file), body);
        }
    }

    private String command(String line) throws Exception {
        if (line.startsWith("./eventctl ")) {
            return eventctl(line);
        }
        assertThat(line).startsWith("mvn ");
        return runsMaven ? run("", "sh", "-ec", line.replaceFirst("mvn", MAVEN)) : "";
    }

    private String eventctl(String line) {
        StringWriter said = new StringWriter();
        String folder = line.contains("new-version") ? " --repository " : " --project ";
        int exit = EventCtl.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute((line + folder + copy).replaceFirst("\\S+ ", "").split(" "));
        return exit == 0 ? "" : said + " (exit " + exit + ")";
    }

    private String run(String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said + " (exit " + process.exitValue() + ")";
    }

    private static List<Integer> counts(String guide) {
        return COUNT.matcher(guide)
                .results()
                .flatMap(count -> Stream.of(count.group(1), count.group(2), count.group(3)))
                .map(Integer::valueOf)
                .toList();
    }

    private int changed() throws IOException {
        int changed = 0;
        for (Path file : files(copy)) {
            Path before = REPOSITORY.resolve(copy.relativize(file));
            changed += Files.exists(before) && Files.mismatch(before, file) < 0 ? 0 : 1;
        }
        return changed;
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !NOT_OURS.contains(String.valueOf(file.getFileName()))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
