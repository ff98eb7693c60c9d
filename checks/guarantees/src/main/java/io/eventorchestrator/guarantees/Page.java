package io.eventorchestrator.guarantees;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of guarantees. */
final class Page {

    private static final String INTRODUCTION = """
            # Guarantees

            Each promise of the README, the constitution and the design, with the faults that could break it, the tests that try them, and their results in one run. `%s` writes this page from the reports of a run and from the [claims](guarantees.yaml); a test refuses a page that differs. A test that did not run, or failed, is named as such. *Held, without profile `full`* means that the tests of each build passed, and longer ones did not run.

            A *planted bug* breaks a guarantee on purpose, and a test has to catch it, so the test can fail. [Simulation](simulation.md) and [chaos](chaos.md) explain the runs with seeds.

            """;

    private static final String AGAIN = """
            ## Run it again

            ```
            mvn verify          # all tests except those of the profile full, with the seeds below; 20 to 24 minutes on two cores
            mvn verify -Dsimulation.first=1000 -Dchaos.seed=7 -Dfuzz.seed=7   # with seeds of your own
            mvn -q -pl checks/guarantees spring-boot:run      # writes this page from the reports
            ./eventctl chaos --minutes 3 --seed 7             # kills and freezes parts, and keeps the history
            mvn -pl checks/simulation -am verify -Dtest=none -Dit.test=SimulationIT#theSeedOfTheCommandLine -Dsimulation.seed=7
            ```

            Each run of a class replaces its report, so write the page before you repeat a single seed. `mvn -T 1 -Pfull clean verify` also runs the tests of the profile `full`. Each test leaves its raw data in its module:

            | raw data | made by |
            |---|---|
            | `target/surefire-reports/TEST-*.xml`, `target/failsafe-reports/TEST-*.xml` | each test: its cases, times, output and failures |
            | `checks/simulation/target/results/simulation.json` | `SimulationIT`: seeds, faults, and the planted bugs that it caught |
            | `checks/operator/target/chaos-*` | `ChaosIT`: `report.json`, the `history` that `./eventctl history check` judges again, and all logs |

            """;

    private static final String COMMAND = "mvn -q -pl checks/guarantees spring-boot:run";

    private final Repository repository;
    private final Figures figures;
    private final List<Section> sections;

    Page(Repository repository, List<Claim> claims, TestSources sources, Figures figures) {
        this.repository = repository;
        this.figures = figures;
        this.sections = claims.stream()
                .map(claim -> Section.of(claim, sources, figures))
                .toList();
    }

    String text() {
        return INTRODUCTION.formatted(COMMAND)
                + summary()
                + run()
                + AGAIN
                + sections.stream().map(section -> section.text(repository)).collect(Collectors.joining("\n"));
    }

    private String summary() {
        return Markdown.table(
                        List.of("guarantee", "in this run", "cases", "planted bugs"),
                        sections.stream().map(Section::summary))
                + "\n";
    }

    private String run() {
        return """
                ## The run

                Commit `%s`%s, from %s to %s UTC. Maven runs several tests at once, so their times overlap.

                """.formatted(
                                figures.commit(),
                                figures.changed() ? " with uncommitted changes" : "",
                                figures.from(),
                                figures.to())
                + seeds() + "\n";
    }

    private String seeds() {
        Stream<String> simulated =
                figures.seeded().entrySet().stream().map(run -> simulated(run.getKey(), run.getValue()));
        Stream<String> chaos = figures.chaos().entrySet().stream().map(run -> chaos(run.getKey(), run.getValue()));
        return Markdown.list(Stream.concat(simulated, chaos));
    }

    private static String simulated(String file, SeededRun run) {
        String seeds = run.last() == 0
                ? "no seeds"
                : "seeds %d to %d, %d faults (%s)"
                        .formatted(run.first(), run.last(), Markdown.sum(run.faults()), Markdown.counts(run.faults()));
        return "`%s`: %s, %d planted bugs caught"
                .formatted(file, seeds, run.bugs().size());
    }

    private static String chaos(String folder, ChaosRun run) {
        Map<String, Long> kills = run.kills();
        return ("`%s`: `./eventctl chaos --minutes %d --customers %d --seed %d`, %d kills (%s),"
                        + " of them at named points: %s; %d freezes, %d restarts;"
                        + " %d orders, %d returns, %d redelivered events, %d dead letters;"
                        + " checked %s: %s")
                .formatted(
                        folder,
                        run.minutes(),
                        run.customers(),
                        run.seed(),
                        Markdown.sum(kills),
                        Markdown.counts(kills),
                        Markdown.counts(run.killsAtPoints()),
                        Markdown.sum(run.freezes()),
                        Markdown.sum(run.restarts()),
                        Markdown.sum(run.orders()),
                        Markdown.sum(run.returns()),
                        run.redelivered(),
                        run.deadLetters(),
                        Markdown.counts(run.checked()),
                        Markdown.code(run.verdict()));
    }
}
