package io.eventorchestrator.guarantees;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads the figures of a run from the files that its tests have written. */
final class RunReader {

    private final Repository repository;
    private final Map<String, Tried> tests = new TreeMap<>();
    private final Map<String, SeededRun> seeded = new TreeMap<>();
    private final Map<String, ChaosRun> chaos = new TreeMap<>();
    private Instant from = Instant.MAX;
    private Instant to = Instant.MIN;

    private RunReader(Repository repository) {
        this.repository = repository;
    }

    /** Reads the figures of the tests that the claims name. */
    static Figures read(Repository repository, List<Claim> claims, TestSources sources) throws IOException {
        RunReader reader = new RunReader(repository);
        Reports reports = new Reports(repository);
        Map<String, ClassReport> classes = reports.ofClasses();
        for (Claim claim : claims) {
            for (TestName test : claim.testNames()) {
                sources.runners(test).forEach(type -> reader.add(test, type, classes));
            }
        }
        if (reader.tests.isEmpty()) {
            throw new UnusableInput("None of the tests that docs/guarantees.yaml names has run since the sources last"
                    + " changed; run mvn verify first.");
        }
        reader.addSeeds(reports);
        for (ClassReport report : classes.values()) {
            if (ChaosRun.isMadeBy(report.type())) {
                reader.addChaos(reports, report);
            }
        }
        Commit commit = Commit.of(repository.root());
        return new Figures(
                commit.id(),
                commit.changed(),
                minute(reader.from),
                minute(reader.to),
                reader.tests,
                reader.seeded,
                reader.chaos);
    }

    private void add(TestName test, TestType type, Map<String, ClassReport> classes) {
        ClassReport report = classes.get(type.name());
        Tried tried = report == null ? Tried.nothing("") : report.of(test.method());
        if (report != null && tried.cases() > 0) {
            tests.put(test.in(type.name()), tried);
            from = report.begun().isBefore(from) ? report.begun() : from;
            to = report.ended().isAfter(to) ? report.ended() : to;
        }
    }

    private void addSeeds(Reports reports) throws IOException {
        for (Path file : reports.ofSeeds()) {
            seeded.put(repository.name(file), json(file, SeededRun.class));
        }
    }

    private void addChaos(Reports reports, ClassReport report) throws IOException {
        for (Path file : reports.ofChaos(report)) {
            ChaosRun run = json(file, ChaosRun.class);
            String folder = repository.name(Objects.requireNonNull(file.getParent()));
            chaos.put(folder.replaceFirst("-\\d+$", "-*"), run);
            tests.computeIfPresent(ChaosRun.test(report.type()), (test, tried) -> run.addSeed(tried));
        }
    }

    private <T> T json(Path file, Class<T> type) throws IOException {
        return CompleteJson.read(file, type, repository.name(file) + " is not a result of tests.");
    }

    private static String minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replaceFirst("T(.{5}).*", " $1");
    }
}
