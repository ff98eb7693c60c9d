package io.eventorchestrator.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.notifications.application.Notifications.Queue;
import io.eventorchestrator.testing.Reads;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A due notification is found by its index, however many others wait for their next attempt. */
@ServiceTest
class DueNotificationsIT {

    private static final int MANY = 20_000;
    private static final int FEW = 100;

    @Autowired
    private Notifications notifications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reads reads;

    @ParameterizedTest
    @EnumSource
    void aDueNotificationIsFoundAmongManyThatAreNotDue(Queue queue) {
        assertThat(reads.of(
                        "notification",
                        () -> {
                            add(queue, 1, "-1 second");
                            add(queue, MANY, "1 hour");
                        },
                        () -> {
                            assertThat(lease(queue)).isTrue();
                            assertThat(lease(queue)).isFalse();
                        }))
                .isLessThan(FEW);
    }

    @Test
    void aFirstAttemptIsFoundAmongManyDueRetries() {
        assertThat(reads.of(
                        "notification",
                        () -> {
                            add(Queue.RETRIES, MANY, "-1 hour");
                            add(Queue.FIRST_ATTEMPTS, 1, "-1 second");
                        },
                        () -> assertThat(lease(Queue.FIRST_ATTEMPTS)).isTrue()))
                .isLessThan(FEW);
    }

    private boolean lease(Queue queue) {
        return notifications
                .lease("pigeon", queue, UUID.randomUUID(), Duration.ofMinutes(1))
                .isPresent();
    }

    private void add(Queue queue, int number, String due) {
        jdbc.sql("""
                        insert into notification (id, state, event_id, correlation_id, recipient, channel, template,
                                                  language, subject, text, attempts, due_at)
                        select gen_random_uuid(), 'PENDING', 'e-' || gen_random_uuid(), 'c', 'r', 'pigeon', 't', 'en',
                               's', 't', :attempts, clock_timestamp() + :due::interval
                        from generate_series(1, :number) n
                        """)
                .param("attempts", queue == Queue.FIRST_ATTEMPTS ? 0 : 1)
                .param("due", due)
                .param("number", number)
                .update();
    }
}
