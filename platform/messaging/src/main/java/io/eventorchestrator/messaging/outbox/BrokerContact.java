package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.TransportProbe;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether this instance counts as one that reaches the broker, and so gets a share of the outbox. Contact is
 * lost once the gate has been closed for the patience, so that short interruptions move no shards. It is found when the
 * gate opens, or on trial when the transport's probe answers: the next failure ends the trial, and the pause before
 * another one doubles. Used by one thread.
 */
final class BrokerContact {

    private static final Logger log = LoggerFactory.getLogger(BrokerContact.class);
    private static final int LONGEST_PAUSE = 32;

    private final BrokerGate gate;
    private final TransportProbe probe;
    private final Duration patience;
    private final ExponentialDelay pauses;
    private final MachineTime time;
    private boolean lost;
    private int losses;
    private int failuresBeforeTrial;
    private long nextTrial;

    /** @param patience also the pause after the first trial that failed */
    BrokerContact(BrokerGate gate, TransportProbe probe, Duration patience, MachineTime time) {
        this.gate = gate;
        this.probe = probe;
        this.patience = patience;
        this.time = time;
        this.pauses = ExponentialDelay.doubling(patience, patience.multipliedBy(LONGEST_PAUSE));
    }

    boolean isLost() {
        return lost;
    }

    /**
     * Compares with the gate. While contact is lost, this may wait for the transport's probe.
     *
     * @return whether it was lost or found
     */
    boolean review() {
        boolean before = lost;
        if (hasOpened()) {
            found();
            losses = 0;
            failuresBeforeTrial = 0;
        } else if (!lost && isUseless()) {
            lose();
        } else if (lost && time.nanoTime() - nextTrial >= 0 && probe.answers()) {
            failuresBeforeTrial = gate.failures();
            found();
        }
        return lost != before;
    }

    // It may also have opened and closed since the last review.
    private boolean hasOpened() {
        return gate.isOpen() || gate.failures() < failuresBeforeTrial;
    }

    private boolean isUseless() {
        return losses == 0 ? gate.closedSince().compareTo(patience) >= 0 : gate.failures() > failuresBeforeTrial;
    }

    private void lose() {
        lost = true;
        losses++;
        nextTrial =
                time.nanoTime() + (losses == 1 ? 0 : pauses.after(losses - 1).toNanos());
        if (losses == 1) {
            log.warn("This instance can't publish, and leaves the outbox to those that can: {}", gate.reason());
        }
    }

    private void found() {
        if (lost) {
            lost = false;
            log.info("This instance takes its share of the outbox again");
        }
    }
}
