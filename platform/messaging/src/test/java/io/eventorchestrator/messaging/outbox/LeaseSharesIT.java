package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(MessagingTables.class)
class LeaseSharesIT {

    private static final Duration LEASE = Duration.ofHours(1);
    private static final boolean REACHES = true;

    private final DataSource database = MessagingTables.database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final LeaseTable one = table("one");
    private final LeaseTable two = table("two");

    @BeforeEach
    void nobodyLives() {
        jdbc.sql("delete from event_relay_instance").update();
        jdbc.sql("update event_relay_lease set instance = null").update();
    }

    @Test
    void instancesThatReachTheBrokerShareTheOutbox() {
        one.renew(REACHES);
        two.renew(REACHES);

        assertThat(one.renew(REACHES).fair()).isEqualTo(8);
    }

    @Test
    void anInstanceThatDoesNotReachItLeavesAllToTheOthers() {
        one.renew(!REACHES);
        two.renew(REACHES);

        assertThat(one.renew(!REACHES).fair()).isZero();
        assertThat(two.renew(REACHES).fair()).isEqualTo(16);
    }

    @Test
    void itTakesNoFreeShard() {
        two.renew(REACHES);
        two.giveUp(3);

        assertThat(one.renew(!REACHES).tokens()).isEmpty();
        assertThat(two.renew(REACHES).tokens()).hasSize(16);
    }

    @Test
    void allShareAndSoKeepTryingWhenNoneReachesIt() {
        one.renew(!REACHES);
        two.renew(!REACHES);

        assertThat(one.renew(!REACHES).fair()).isEqualTo(8);
        assertThat(two.renew(!REACHES).fair()).isEqualTo(8);
    }

    @Test
    void aDeadInstanceThatReachedItDoesNotCount() {
        one.renew(!REACHES);
        two.renew(REACHES);
        jdbc.sql("update event_relay_instance set expires_at = '-infinity' where instance = 'two'")
                .update();

        assertThat(one.renew(!REACHES).tokens()).hasSize(16);
    }

    // A former release counts all instances, so what one of them left would be relayed by nobody.
    @Test
    void sharesAreThoseOfAFormerReleaseAsLongAsOneOfItsInstancesLives() {
        jdbc.sql("insert into event_relay_instance values ('old', statement_timestamp() + interval '1 hour')")
                .update();
        one.renew(!REACHES);
        two.renew(REACHES);

        assertThat(one.renew(!REACHES).fair()).isEqualTo(6);
        assertThat(two.renew(REACHES).fair()).isEqualTo(6);
    }

    @Test
    void aDeadInstanceKeepsItsShardsForALeaseThoughTheClockIsSetBack() {
        table("dead", Duration.ofMillis(300)).renew(REACHES);
        setClockBack();

        await().until(() -> one.renew(REACHES).tokens().size() == 16);
    }

    @Test
    void aLivingInstanceWithALongerLeaseKeepsItsShardsWhenTheClockIsSetBack() {
        two.renew(REACHES);
        setClockBack();
        LeaseTable shorter = table("shorter", Duration.ofMillis(300));
        shorter.renew(REACHES);

        assertThat(shorter.renew(REACHES).fair()).isEqualTo(8);
        assertThat(two.renew(REACHES).tokens()).hasSize(16);
    }

    // Leases are the database's own times, so they look like this to a clock that is an hour behind.
    private void setClockBack() {
        jdbc.sql("update event_relay_instance set expires_at = expires_at + interval '1 hour'")
                .update();
    }

    private LeaseTable table(String instance) {
        return table(instance, LEASE);
    }

    private LeaseTable table(String instance, Duration lease) {
        return new LeaseTable(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), instance, lease);
    }
}
