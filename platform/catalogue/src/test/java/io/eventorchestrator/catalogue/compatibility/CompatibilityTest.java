package io.eventorchestrator.catalogue.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.compatibility.SchemaVersions.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Within a major version every change is compatible in both directions. */
class CompatibilityTest {

    private static final Path SCHEMAS = Path.of("../../event-contracts/src/main/resources/schemas");

    static List<Step> steps() throws IOException {
        return SchemaVersions.in(SCHEMAS).steps();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aMinorVersionIsCompatibleWithEachEarlierOne(Step step) {
        assertThat(step.evolution().isCompatible()).as(step.toString()).isTrue();
    }

    @Test
    void thereIsAMinorVersionToCheck() throws IOException {
        assertThat(steps()).isNotEmpty();
    }
}
