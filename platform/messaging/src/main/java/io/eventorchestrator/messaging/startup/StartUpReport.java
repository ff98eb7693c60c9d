package io.eventorchestrator.messaging.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Reports a failed start in one line, easy to search and collect, unlike Spring Boot's page. */
final class StartUpReport implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(StartUpReport.class);

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction() == null ? "" : analysis.getAction();
        log.error("Not started: {}", oneLine(analysis.getDescription() + " " + action));
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
