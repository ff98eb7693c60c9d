package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Path REPOSITORY = Path.of("../..");

    @Test
    void everyAlertIsTestedAndExplainedInTheOperatorsGuide() throws IOException {
        List<String> alerts = found("- alert: ([A-Za-z]+)", "deploy/observability/alerts.yaml");

        assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(found("alertname: ([A-Za-z]+)", "deploy/observability/alerts-test.yaml"))
                .containsAll(alerts);
        assertThat(found("`([A-Za-z]+)`", "docs/operating.md")).containsAll(alerts);
    }

    private static List<String> found(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(REPOSITORY.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
