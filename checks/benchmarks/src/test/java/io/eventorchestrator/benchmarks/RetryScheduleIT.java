package io.eventorchestrator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how late the attempts of fifty simultaneously failing events are, through Kafka and PostgreSQL. */
@Tag("full")
class RetryScheduleIT {

    private static final Logger LOG = LoggerFactory.getLogger(RetryScheduleIT.class);
    private static final int ROUNDS = 5;
    private static final double ALLOWED_MS = 250;

    private static final RetryRounds SERVICE = new RetryRounds();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void noAttemptIsEarlyOrMoreThanAQuarterOfASecondLate() throws IOException {
        List<Round> idle = new ArrayList<>();
        List<Round> loaded = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            idle.add(SERVICE.idle());
            LOG.warn("Round {} of {}, idle: {}", round, ROUNDS, idle.getLast());
            loaded.add(SERVICE.underLoad());
            LOG.warn("Round {} of {}, under load: {}", round, ROUNDS, loaded.getLast());
        }

        RetrySchedule schedule =
                new RetrySchedule(List.of(new Punctuality("idle", idle), new Punctuality("load", loaded)));
        Files.writeString(Path.of("target", "retry-schedule.md"), schedule.table());
        Files.writeString(Path.of("target", "retry-schedule.svg"), schedule.chart());
        LOG.warn("The schedule\n{}", schedule.table());
        assertThat(schedule.late().least()).isNotNegative();
        assertThat(schedule.late().greatest()).isLessThanOrEqualTo(ALLOWED_MS);
    }
}
