package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.SystemTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerContactTest {

    private static final Duration NONE = Duration.ofNanos(1);
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final BrokerGate gate = new BrokerGate(ExponentialDelay.doubling(NONE, NONE), new SystemTime());
    private boolean answers;
    private int probes;

    @Test
    void isNotLostByAShortInterruption() {
        BrokerContact contact = contact(LONG);

        for (int failure = 0; failure < 20; failure++) {
            fail();
            assertThat(contact.review()).isFalse();
        }

        assertThat(contact.isLost()).isFalse();
        assertThat(probes).isZero();
    }

    @Test
    void isLostAfterThePatienceAndFoundWhenTheGateOpens() {
        BrokerContact contact = lost();

        gate.reached();

        assertThat(contact.review()).isTrue();
        assertThat(contact.isLost()).isFalse();
    }

    @Test
    void staysLostUntilTheProbeAnswers() {
        BrokerContact contact = lost();
        assertThat(contact.review()).isFalse();

        answers = true;

        assertThat(contact.review()).isTrue();
        assertThat(contact.isLost()).isFalse();
    }

    @Test
    void isLostAgainByTheFirstFailureOfATrialAndThenWaitsForTheNextTrial() {
        BrokerContact contact = lost();
        answers = true;
        contact.review();
        assertThat(contact.review()).isFalse();

        fail();

        assertThat(contact.review()).isTrue();
        assertThat(contact.isLost()).isTrue();
        await().atMost(SOON).until(contact::review);
        assertThat(contact.isLost()).isFalse();
    }

    @Test
    void pausesLongerAfterEachTrialThatFailed() {
        BrokerContact contact = lost();
        answers = true;
        long previous = 0;
        for (int trial = 0; trial < 4; trial++) {
            long lostAt = System.nanoTime();
            await().pollInterval(Duration.ofMillis(1)).atMost(SOON).until(contact::review);
            long pause = System.nanoTime() - lostAt;
            assertThat(pause).isGreaterThanOrEqualTo(previous);
            previous = trial == 0 ? SHORT.toNanos() : SHORT.toNanos() << trial;
            fail();
            contact.review();
        }
    }

    @Test
    void countsFromTheStartAfterTheGateWasOpenBetweenTwoReviews() {
        BrokerContact contact = lost();
        fail();
        answers = true;
        contact.review();

        gate.reached();
        fail();

        assertThat(contact.review()).isFalse();
        assertThat(contact.isLost()).isFalse();
        await().atMost(SOON).until(contact::review);
        assertThat(contact.isLost()).isTrue();
    }

    private BrokerContact contact(Duration patience) {
        return new BrokerContact(gate, this::probe, patience, new SystemTime());
    }

    private BrokerContact lost() {
        BrokerContact contact = contact(SHORT);
        fail();
        await().atMost(SOON).until(contact::review);
        assertThat(contact.isLost()).isTrue();
        return contact;
    }

    private boolean probe() {
        probes++;
        return answers;
    }

    // One failed try of a lane.
    private void fail() {
        gate.enter();
        gate.missed("no broker answers");
    }
}
