package io.eventorchestrator.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCommandTest {

    private static final String PASSED = "<testcase name='works' classname='a.WorksIT' time='1.25'/>";

    private static final String CHAOS = """
            {"seed": 7, "minutes": %d, "customers": 2, "kills": {}, "killsAtPoints": {}, "freezes": {}, "restarts": {},
             "orders": {}, "returns": {}, "redelivered": 0, "deadLetters": 0, "checked": {}, "verdict": "held"}""";

    @TempDir
    private Path folder;

    private SampleRepository repository;

    @BeforeEach
    void makeARepository() throws IOException {
        repository = SampleRepository.in(folder)
                .test("WorksIT", "class WorksIT { @Test void works() {} @Test void isFast() {} }")
                .claims("""
                        - guarantee: Nothing is lost
                          faults: [a kill]
                          tests: [WorksIT#works]
                        """);
    }

    @Test
    void aTestThatPassedHoldsItsClaim() throws IOException {
        repository.report("WorksIT", 30, PASSED);

        assertThat(repository.run())
                .containsExactly("0", folder.resolve("docs/guarantees.md").toString());

        assertThat(repository.page())
                .contains("| [Nothing is lost](#nothing-is-lost) | held | 1 | no planted bug |")
                .contains("Commit `unknown`, from 2026-11-29 10:29 to 2026-11-29 10:30 UTC.")
                .contains("## Nothing is lost\n\nIn this run: held. What could break it:\n\n- a kill\n")
                .contains("| [WorksIT#works](../part/src/test/java/a/WorksIT.java) | 1 passed |  | 1.3 s"
                        + " | `part/target/failsafe-reports` |")
                .contains("No planted bug.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "failure; **BROKEN**; **1 failed**",
                "error; **BROKEN**; **1 failed**",
                "skipped; **not tried**; **1 skipped**"
            })
    void aTestThatDidNotPassIsNamed(String child, String state, String result) throws IOException {
        repository.report("WorksIT", 1, PASSED.replace("/>", "><" + child + "/></testcase>"));

        repository.run();

        assertThat(repository.page()).contains("(#nothing-is-lost) | " + state).contains("WorksIT.java) | " + result);
    }

    @Test
    void aTestThatDidNotRunIsNamedAndItsEarlierFiguresAreForgotten() throws IOException {
        repository.claims("""
                - guarantee: Nothing is lost
                  faults: [a kill]
                  tests: [WorksIT#works, WorksIT#isFast]
                - guarantee: Nothing is late
                  faults: [a load]
                  tests: [WorksIT#isFast]
                """);
        repository.report("WorksIT", 1, PASSED + PASSED.replace("works", "isFast"));
        repository.run();
        assertThat(repository.page()).contains("(#nothing-is-late) | held").doesNotContain("not run**");

        repository.report("WorksIT", 2, PASSED);
        repository.run();

        assertThat(repository.page())
                .contains("(#nothing-is-lost) | **tried in part** | 1")
                .contains("(#nothing-is-late) | **not tried** | 0")
                .contains("WorksIT.java) | **not run** |");
    }

    @Test
    void withoutReportsThereIsOneLineAndNoPage() {
        assertThat(repository.run())
                .containsExactly(
                        "1",
                        "None of the tests that docs/guarantees.yaml names has run since the sources last changed; run"
                                + " mvn verify first.");
    }

    @Test
    void aReportThatIsOlderThanTheSourcesIsForgotten() throws IOException {
        repository.report("WorksIT", -1, PASSED);

        assertThat(repository.run()).hasSize(2).startsWith("1");
        assertThat(folder.resolve("docs/guarantees.md")).doesNotExist();
    }

    @Test
    void eachClassThatInheritsATestHasToRunIt() throws IOException {
        repository
                .test("Journeys", "abstract class Journeys { @Test void anEventArrives() {} }")
                .test("DaprIT", "class DaprIT extends Journeys {}")
                .test("KafkaIT", "class KafkaIT extends Journeys {}")
                .test("MixedIT", "@Tag(\"full\") class MixedIT extends Journeys {}")
                .claims("""
                        - guarantee: Events arrive
                          faults: [a kill]
                          tests: [Journeys#anEventArrives]
                        """)
                .report("DaprIT", 1, "<testcase name='anEventArrives' classname='a.DaprIT' time='1'/>");

        repository.run();

        assertThat(repository.page())
                .contains("**tried in part**")
                .contains("| 1 passed, **not run**: `KafkaIT`, not run, profile `full`: `MixedIT` |");
    }

    @Test
    void aPlantedBugIsShownWithTheSeedThatCatchesIt() throws IOException {
        repository.claims("""
                        - guarantee: Nothing is lost
                          faults: [a kill]
                          tests: [WorksIT]
                          bugs: [LOCK_OFF, LEASE_OFF]
                        """).report("WorksIT", 1, PASSED).result("results/simulation.json", 1, """
                        {"test": "a.WorksIT", "first": 1, "last": 500, "faults": {"CRASH": 215},
                         "bugs": {"LOCK_OFF": {"seed": 25, "by": "1 row `waits` |"}}}""");

        repository.run();

        assertThat(repository.page())
                .contains("| **tried in part** | 1 | 1 of 2 caught |")
                .contains("- `LOCK_OFF` caught by seed 25: `1 row 'waits' |`\n")
                .contains("- `LEASE_OFF` **not tried or not caught in this run**\n")
                .contains("`part/target/results/simulation.json`: seeds 1 to 500, 215 faults (CRASH 215), 1 planted");
    }

    @Test
    void aSeedThatATestPrintsIsShownBesideIt() throws IOException {
        repository.report(
                "WorksIT", 1, PASSED.replace("/>", "><system-out>By -Dsimulation.first=1</system-out></testcase>"));

        repository.run();

        assertThat(repository.page()).contains("| 1 passed | `-Dsimulation.first=1` | 1.3 s |");
    }

    @Test
    void theSeedOfAReportOfChaosIsShownBesideItsTest() throws IOException {
        String passed = "<testcase name='%s' classname='a.ChaosIT' time='244'/>";
        repository
                .test(
                        "ChaosIT",
                        "class ChaosIT { @Test void everyGuaranteeHoldsWhateverIsKilled() {} @Test void ends() {} }")
                .claims("""
                        - guarantee: Nothing is lost
                          faults: [a kill]
                          tests: [ChaosIT#everyGuaranteeHoldsWhateverIsKilled, ChaosIT#ends]
                        """)
                .report(
                        "ChaosIT",
                        2,
                        passed.formatted("everyGuaranteeHoldsWhateverIsKilled(String)[1]") + passed.formatted("ends"))
                .result("chaos-7-99/report.json", 2, CHAOS.formatted(2));

        repository.run();

        assertThat(repository.page())
                .contains("ChaosIT.java) | 1 passed | `-Dchaos.seed=7` | 244.0 s |")
                .contains("ChaosIT.java) | 1 passed |  | 244.0 s |");
    }

    @Test
    void aRunOfChaosIsShownWithItsSeedAndKills() throws IOException {
        repository.report("WorksIT", 1, PASSED).report("ChaosIT", 1, "").result("chaos--7-99/report.json", 1, """
                {"seed": -7, "minutes": 2, "customers": 2, "kills": {"Kafka": 2, "`\\n## a": 1},
                 "killsAtPoints": {"after commit": 1}, "freezes": {}, "restarts": {},
                 "orders": {"CONFIRMED": 9}, "returns": {}, "redelivered": 3, "deadLetters": 0,
                 "checked": {"records": 50}, "verdict": "every guarantee held", "exitCode": 0}""");

        repository.run();

        assertThat(repository.page())
                .contains(
                        "`part/target/chaos--7-*`: `./eventctl chaos --minutes 2 --customers 2 --seed -7`, 3 kills",
                        "(Kafka 2, ''## a 1)")
                .contains("`every guarantee held`");
    }

    @Test
    void ofChaosOnlyTheRunsOfTheNewestReportAreShown() throws IOException {
        repository
                .report("WorksIT", 1, PASSED)
                .report("ChaosIT", 3, "")
                .result("chaos-7-11/report.json", 3, CHAOS.formatted(3))
                .result("chaos-7-99/report.json", 2, CHAOS.formatted(2))
                .result("chaos-forgetful-7/report.json", 3, CHAOS.formatted(1))
                .result("chaos-interrupted-7/other.json", 3, "");

        repository.run();

        assertThat(repository.page()).contains("--minutes 3").doesNotContain("--minutes 2", "--minutes 1");
    }

    @Test
    void aResultThatIsMalformedIsNamed() throws IOException {
        repository.report("WorksIT", 1, PASSED).result("results/simulation.json", 1, "{\"bugs\": 3");

        assertThat(repository.run())
                .containsExactly("1", "part/target/results/simulation.json is not a result of tests.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "results/simulation.json; null",
                "results/simulation.json; {}",
                "results/simulation.json; []",
                "results/simulation.json; {\"first\": 1, \"last\": 2, \"faults\": {\"CRASH\": null}, \"bugs\": {}}",
                "results/simulation.json; {\"faults\": {}, \"bugs\": {\"LOCK_OFF\": {\"seed\": 1}}}",
                "results/simulation.json; {\"first\": 1e999}",
                "results/simulation.json; {\"first\": 1.5, \"last\": 2, \"faults\": {}, \"bugs\": {}}",
                "chaos-7-1/report.json; null",
                "chaos-7-1/report.json; {}",
                "chaos-7-1/report.json; {\"seed\": 7, \"kills\": {\"Kafka\": null}}"
            })
    void aResultThatLacksSomethingIsNamedInOneLine(String file, String json) throws IOException {
        repository
                .claims("""
                        - guarantee: Nothing is lost
                          faults: [a kill]
                          tests: [WorksIT]
                          bugs: [LOCK_OFF]
                        """)
                .report("WorksIT", 1, PASSED)
                .report("ChaosIT", 1, "")
                .result(file, 1, json);

        assertThat(repository.run()).containsExactly("1", "part/target/" + file + " is not a result of tests.");
        assertThat(folder.resolve("docs/guarantees.json")).doesNotExist();
    }

    @Test
    void aResultThatIsTooLargeIsRefusedUnread() throws IOException {
        repository.report("WorksIT", 1, PASSED).result("results/simulation.json", 1, "");
        Path file = folder.resolve("part/target/results/simulation.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }

        assertThat(repository.run()).containsExactly("1", "simulation.json has more than 67108864 bytes.");
    }

    @Test
    void aClaimWhoseLongerTestsDidNotRunIsHeldWithoutThem() throws IOException {
        repository
                .test("LongIT", "@Tag(\"full\") class LongIT { @Test void isLong() {} }")
                .claims("""
                        - guarantee: Nothing is lost
                          faults: [a kill]
                          tests: [WorksIT#works, LongIT]
                        """)
                .report("WorksIT", 1, PASSED);

        repository.run();

        assertThat(repository.page()).contains("(#nothing-is-lost) | held, without profile `full` | 1 |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "{}"})
    void figuresThatAreNoneAreNamedInOneLine(String figures) throws IOException {
        Files.writeString(folder.resolve("docs/guarantees.json"), figures);

        assertThat(repository.run("--same-run"))
                .hasSize(2)
                .startsWith("1")
                .last()
                .asString()
                .contains("guarantees.json");
    }

    @Test
    void anUnknownOptionIsRefused() throws IOException {
        repository.report("WorksIT", 1, PASSED);

        assertThat(repository.run("--samerun"))
                .hasSize(2)
                .startsWith("1")
                .last()
                .asString()
                .contains("--samerun");
        assertThat(folder.resolve("docs/guarantees.md")).doesNotExist();
    }

    @Test
    void thePageCanBeWrittenAgainFromItsFigures() throws IOException {
        repository.report("WorksIT", 1, PASSED);
        repository.run();
        repository.report("WorksIT", 2, "<broken").claims("""
                - guarantee: Nothing is forgotten
                  faults: [a kill]
                  tests: [WorksIT#works]
                """);

        assertThat(repository.run("--same-run").getFirst()).isEqualTo("0");

        assertThat(repository.page()).contains("[Nothing is forgotten](#nothing-is-forgotten) | held");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- guarantee: [",
                "- guarantee: Nothing is lost\n  test: [WorksIT]",
                "- guarantee: Nothing is lost\n  tests: [GoneIT]",
                "- tests: [WorksIT]",
                "",
                "null",
                "42",
                "- null",
                "- guarantee: Nothing is lost\n  faults: [a kill]\n  tests: [null]",
                "- guarantee: Nothing is lost\n  faults: [null]\n  tests: [WorksIT]",
                "- guarantee: Nothing is lost\n  faults: [a kill]\n  tests: ['#']"
            })
    void wrongClaimsAreRefusedInOneLine(String claims) throws IOException {
        repository.claims(claims).report("WorksIT", 1, PASSED);

        assertThat(repository.run()).hasSize(2).startsWith("1");
    }
}
