package io.eventorchestrator.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSourcesTest {

    @TempDir
    private Path folder;

    private TestSources sources;

    @BeforeEach
    void read() throws IOException {
        SampleRepository.in(folder)
                .test("Journeys", "abstract class Journeys { @Test void anEventArrives() {} void helps() {} }")
                .test("More", "abstract class More extends Journeys { @ParameterizedTest void arrives(int n) {} }")
                .test("DaprIT", """
                        class DaprIT extends More {
                            @Nested class Inner { @Test void isNested() {} }
                            @Tag("full") @Test void takesLong() {}
                        }""")
                .test("PlantedBug", """
                        enum PlantedBug {
                            LOCK_OFF(Map.of("a", "b")), LEASE_OFF { void act() {} }, LATE;
                            static final Object NONE = new Object();
                        }""")
                .test("KillsIT", "class KillsIT { enum PlantedBug { NO_FENCE } enum Victim { KAFKA } }")
                .test("b/DaprIT", "class DaprITests {}")
                .claims("");
        sources = TestSources.of(new Repository(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Journeys#anEventArrives",
                "DaprIT#anEventArrives",
                "a.DaprIT#arrives",
                "DaprIT#isNested",
                "DaprIT"
            })
    void aTestIsFoundWhereItIsDeclaredAndWhereItIsInherited(String test) {
        assertThat(sources.has(TestName.of(test))).isTrue();
        assertThat(sources.runners(TestName.of(test)))
                .extracting(TestType::name)
                .containsExactly("a.DaprIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Journeys#arrives", "Journeys#helps", "DaprIT#wasRenamed"})
    void aTestThatDoesNotExistIsNotFound(String test) {
        assertThat(sources.has(TestName.of(test))).isFalse();
    }

    @Test
    void aTypeThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> sources.runners(TestName.of("KafkaIT#anEventArrives")))
                .hasMessage("The test sources have no KafkaIT.");
    }

    @Test
    void testsOfTheLongProfileAreKnown() {
        TestType dapr = sources.type(TestName.of("DaprIT"));

        assertThat(sources.isFull(dapr, TestName.of("DaprIT#takesLong"))).isTrue();
        assertThat(sources.isFull(dapr, TestName.of("DaprIT#arrives"))).isFalse();
    }

    @Test
    void plantedBugsAreTheConstantsOfTheirEnums() {
        assertThat(sources.plantedBugs()).containsExactlyInAnyOrder("LOCK_OFF", "LEASE_OFF", "LATE", "NO_FENCE");
    }
}
