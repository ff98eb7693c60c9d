package io.eventorchestrator.messaging.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Reports in one line, which a search finds whole and a collector of logs keeps whole; Boot's own report is a page. */
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
