package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LaneReportTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(LaneReport.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final LaneReport report = new LaneReport("topic", new ProgressBoard().topic("topic"));

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void waitingAndRecoveryAreLoggedOnceEach() {
        report.failed("no answer");
        report.failed("no answer");
        report.moved();
        report.moved();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Events of topic wait in the outbox and are retried: no answer",
                        "Events of topic are published again");
    }

    @Test
    void aRefusedRecordIsNotReportedAsRetried() {
        report.refused("too large");
        report.moved();

        assertThat(lines.list).isEmpty();
    }
}
