package io.eventorchestrator.guarantees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of a run: everything that tests have written since the sources last changed. */
final class Reports {

    private static final long LARGEST = 64L << 20;
    private static final Pattern CHAOS = Pattern.compile("chaos--?\\d+-\\d+");

    private final Repository repository;
    private final Instant since;

    Reports(Repository repository) throws IOException {
        this.repository = repository;
        this.since = repository.lastChange();
    }

    /** Returns the newest report of each class. */
    Map<String, ClassReport> ofClasses() throws IOException {
        Map<String, ClassReport> newest = new TreeMap<>();
        for (String kind : List.of("surefire-reports", "failsafe-reports")) {
            for (Path file : files("target/" + kind, "TEST-*.xml")) {
                ClassReport report = ReportReader.read(repository, file, LARGEST);
                newest.merge(report.type(), report, (one, other) -> one.ended().isAfter(other.ended()) ? one : other);
            }
        }
        return newest;
    }

    /** Returns the files that tests with seeds have written. */
    List<Path> ofSeeds() throws IOException {
        return files("target/results", "*.json");
    }

    /** Returns the reports of runs of chaos that were written while a class ran. */
    List<Path> ofChaos(ClassReport during) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (Path module : repository.modules()) {
            for (Path folder : matching(module.resolve("target"), "chaos-*")) {
                if (CHAOS.matcher(String.valueOf(folder.getFileName())).matches()) {
                    reports.addAll(matching(folder, "report.json"));
                }
            }
        }
        return reports.stream().filter(file -> during.covers(written(file))).toList();
    }

    private List<Path> files(String folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path module : repository.modules()) {
            matching(module.resolve(folder), glob).stream()
                    .filter(this::isOfThisRun)
                    .forEach(files::add);
        }
        return files;
    }

    private boolean isOfThisRun(Path file) {
        return !written(file).isBefore(since);
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<Path> matching(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
                files.forEach(found::add);
            }
        }
        return found.stream().sorted().toList();
    }
}
