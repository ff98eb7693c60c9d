package io.eventorchestrator.messaging.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.InvalidContract;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class InvalidContractAnalyzerTest {

    @Test
    void aServiceWithAnInvalidContractEndsWithItsLineAndNoTrace() {
        Exception failed = new BeanCreationException("catalogue", "failed", new InvalidContract("one\nline"));

        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(
                                FailureAnalyzer.class,
                                SpringFactoriesLoader.FailureHandler.handleMessage((message, why) -> {}))
                        .stream()
                        .map(analyzer -> analyzer.analyze(failed))
                        .filter(Objects::nonNull)
                        .map(FailureAnalysis::getDescription))
                .containsExactly("one line");
    }
}
