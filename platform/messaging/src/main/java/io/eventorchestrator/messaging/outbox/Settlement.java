package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.outbox.Fate.NotSent;
import io.eventorchestrator.messaging.retry.ExponentialDelay;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles a finished flight: in the table first, then in memory. Used only by the lane's thread. */
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final String topic;
    private final OutboxRows rows;
    private final LaneKeys keys;
    private final LaneHold hold;
    private final BrokerGate gate;
    private final ExponentialDelay backOff;
    private final AsideNotices aside;
    private final LaneReport report;

    Settlement(
            String topic,
            OutboxRows rows,
            LaneKeys keys,
            LaneHold hold,
            BrokerGate gate,
            ExponentialDelay backOff,
            AsideNotices aside,
            LaneReport report) {
        this.topic = topic;
        this.rows = rows;
        this.keys = keys;
        this.hold = hold;
        this.gate = gate;
        this.backOff = backOff;
        this.aside = aside;
        this.report = report;
    }

    /** Settles it completely, or throws before anything but the table was changed; may then be called again. */
    void settle(Flight.Ended ended) {
        Landing landing = new Landing(ended);
        delete(landing.accepted());
        landing.refused().forEach(row -> setAside(row, landing.reason(row)));

        landing.accepted().forEach(keys::published);
        landing.refused().forEach(keys::restart);
        landing.notSent(NotSent.GONE).forEach(keys::remove);
        landing.notSent(NotSent.BEHIND).forEach(keys::restart);
        landing.untried().forEach(keys::putBack);
        if (!landing.accepted().isEmpty()) {
            moved();
        }
        landing.reach().ifPresent(reach -> failed(landing, reach, ended.flight().isRetry()));
        if (!landing.isTried()) {
            gate.abandon();
            report.abandoned();
        }
    }

    private void delete(List<Waiting> accepted) {
        if (!accepted.isEmpty() && rows.delete(topic, accepted) < accepted.size()) {
            log.warn(
                    "Published records of {} were no longer in the outbox: another instance published them, or an "
                            + "operator discarded them, at the same time",
                    topic);
        }
    }

    private void setAside(Waiting row, String reason) {
        rows.setAside(topic, row, reason);
        aside.add(topic);
        log.error("Set aside in the outbox: record {} of {}: {}", row.seq(), topic, reason);
        report.refused(reason);
        gate.reached();
    }

    private void moved() {
        hold.moved();
        gate.reached();
        report.moved();
    }

    private void failed(Landing landing, Reach farthest, boolean isRetry) {
        List<Waiting> failed = landing.failed();
        String reason = landing.reason(failed.getFirst());
        report.failed(reason);
        Reach reach = farthest == Reach.TOPIC && isRetry && !hold.isFailing() ? Reach.RECORD : farthest;
        if (reach != Reach.BROKER) {
            gate.reached();
        }
        switch (reach) {
            case RECORD -> {
                failed.forEach(row -> keys.failed(row, backOff));
                log.warn("{} records of {} will be retried later: {}", failed.size(), topic, reason);
            }
            case TOPIC -> {
                failed.forEach(keys::putBack);
                hold.failed();
            }
            case BROKER -> {
                failed.forEach(keys::putBack);
                gate.missed(reason);
            }
        }
    }
}
