package io.eventorchestrator.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.notifications.application.Notifications;
import io.eventorchestrator.testing.Reads;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

    @Test
    void aDueNotificationIsFoundAmongManyThatAreNotDue() {
        assertThat(reads.of("notification", this::manyThatWait, () -> {
                    assertThat(lease()).isTrue();
                    assertThat(lease()).isFalse();
                }))
                .isLessThan(FEW);
    }

    private boolean lease() {
        return notifications
                .lease("pigeon", UUID.randomUUID(), Duration.ofMinutes(1))
                .isPresent();
    }

    private void manyThatWait() {
        jdbc.sql("""
                        insert into notification (id, state, event_id, correlation_id, recipient, channel, template,
                                                  language, subject, text, due_at)
                        select gen_random_uuid(), 'PENDING', 'e-' || n, 'c', 'r', 'pigeon', 't', 'en', 's', 't',
                               clock_timestamp() + case n when 1 then interval '-1 second' else interval '1 hour' end
                        from generate_series(1, :many) n
                        """).param("many", MANY).update();
    }
}
