package io.eventorchestrator.tooling.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the AsyncAPI documents of a project by their names, except those of tests and builds. */
final class ContractSearch {

    private static final Pattern CONTRACT = Pattern.compile("(?i).*async-?api.*\\.(ya?ml|json)");
    private static final int DEEPEST = 8;

    private ContractSearch() {}

    static List<Path> in(Path root) throws IOException {
        return ProjectWalk.files(
                root,
                DEEPEST,
                file -> CONTRACT.matcher(file.getFileName().toString()).matches());
    }
}
