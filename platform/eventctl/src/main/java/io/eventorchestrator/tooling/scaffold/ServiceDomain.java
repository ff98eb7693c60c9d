package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.InvalidContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The domain of a service's events, which also names its Java package and its schema in PostgreSQL. */
record ServiceDomain(String name) {

    private static final String PACKAGES = "src/main/java/io/eventorchestrator";
    // The reserved words of PostgreSQL 18.
    private static final Set<String> RESERVED = Set.of(("all analyse analyze and any array as asc asymmetric"
                    + " authorization binary both case cast check collate collation column concurrently constraint"
                    + " create cross default deferrable desc distinct do else end except false fetch for foreign"
                    + " freeze from full grant group having ilike in initially inner intersect into is isnull join"
                    + " lateral leading left like limit localtime localtimestamp natural not notnull null offset on"
                    + " only or order outer overlaps placing primary references returning right select similar"
                    + " some symmetric table tablesample then to trailing true union unique user using variadic"
                    + " verbose when where window with")
            .split(" "));

    /** @throws InvalidContract if another service or module has it, or PostgreSQL reserves it */
    void refuseTaken(Catalogue contract, Path root) throws IOException {
        boolean isOfAnEvent =
                contract.channels().stream().anyMatch(channel -> channel.topic().startsWith(name + "."));
        if (isOfAnEvent || RESERVED.contains(name) || isOfAModule(root)) {
            throw new InvalidContract(name + " can't be the domain of a new service: "
                    + (RESERVED.contains(name) ? "PostgreSQL reserves the word" : "it is taken")
                    + ". --publishes chooses an event of another domain.");
        }
    }

    private boolean isOfAModule(Path root) throws IOException {
        List<Path> folders = Stream.of(root, root.resolve("platform"))
                .filter(Files::isDirectory)
                .toList();
        for (Path folder : folders) {
            try (Stream<Path> modules = Files.list(folder)) {
                if (modules.anyMatch(
                        module -> Files.exists(module.resolve(PACKAGES).resolve(name)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
