package io.eventorchestrator.guarantees;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commit that is checked out.
 *
 * @param id "unknown" outside of Git
 * @param changed whether files differ from it, other than documents
 */
record Commit(String id, boolean changed) {

    static Commit of(Path repository) throws IOException {
        try {
            String id = git(repository, "rev-parse", "--short=12", "HEAD");
            return id.isEmpty()
                    ? new Commit("unknown", false)
                    : new Commit(
                            id,
                            !git(repository, "status", "--porcelain", "--", ".", ":!docs")
                                    .isEmpty());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    private static String git(Path repository, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        Process git = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return git.waitFor() == 0 ? output.strip() : "";
    }
}
