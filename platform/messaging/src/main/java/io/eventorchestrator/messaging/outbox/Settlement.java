package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.outbox.RowResult.NotSent;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles a finished bulk: in the table first, then in memory. Used only by the lane's thread. */
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final String topic;
    private final OutboxRows rows;
    private final LaneKeys keys;
    private final LaneHold hold;
    private final BrokerGate gate;
    private final ExponentialDelay backOff;
    private final SetAsideTopics aside;
    private final LaneReport report;

    Settlement(
            String topic,
            OutboxRows rows,
            LaneKeys keys,
            LaneHold hold,
            BrokerGate gate,
            ExponentialDelay backOff,
            SetAsideTopics aside,
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
    void settle(BulkInFlight.Ended ended) {
        BulkResults results = new BulkResults(ended);
        delete(results.accepted());
        results.refused().forEach(row -> setAside(row, results.reason(row)));

        results.accepted().forEach(this::published);
        results.refused().forEach(keys::restart);
        results.notSent(NotSent.GONE).forEach(keys::remove);
        results.notSent(NotSent.BEHIND).forEach(keys::restart);
        results.untried().forEach(keys::putBack);
        if (!results.accepted().isEmpty()) {
            moved();
        }
        results.reach().ifPresent(reach -> failed(results, reach, ended.bulk().isRetry()));
        if (!results.isTried()) {
            gate.abandon();
            report.abandoned();
        }
    }

    private void delete(List<RowHeader> accepted) {
        if (!accepted.isEmpty() && rows.delete(topic, accepted) < accepted.size()) {
            log.warn(
                    "Published records of {} were no longer in the outbox: another instance published them, or an "
                            + "operator discarded them, at the same time",
                    topic);
        }
    }

    private void setAside(RowHeader row, String reason) {
        rows.setAside(topic, row, reason);
        aside.add(topic);
        log.error("Set aside in the outbox: record {} of {}: {}", row.seq(), topic, reason);
        report.refused(reason);
        gate.reached();
    }

    private void published(RowHeader row) {
        if (keys.published(row)) {
            log.info("Events of partition {} of {} are published again", row.partition(), topic);
        }
    }

    private void moved() {
        hold.moved();
        gate.reached();
        report.moved();
    }

    private void failed(BulkResults results, Reach farthest, boolean isRetry) {
        List<RowHeader> failed = results.failed();
        String reason = results.reason(failed.getFirst());
        report.failed(reason);
        switch (farthest) {
            case RECORD, PARTITION, TOPIC -> gate.reached();
            case UNTRIED -> gate.untried();
            case BROKER -> gate.missed(reason);
        }
        switch (isOfTopic(farthest) && isRetry && !hold.isFailing() ? Reach.RECORD : farthest) {
            case RECORD, PARTITION -> {
                failed.forEach(row -> failed(row, results.reach(row), reason));
                log.warn("{} records of {} will be retried later: {}", failed.size(), topic, reason);
            }
            case UNTRIED, TOPIC -> {
                failed.forEach(keys::putBack);
                hold.failed();
            }
            case BROKER -> failed.forEach(keys::putBack);
        }
    }

    private void failed(RowHeader row, Reach reach, String reason) {
        boolean isOfPartition = reach == Reach.PARTITION || (reach != Reach.RECORD && keys.isHeld(row.partition()));
        if (!isOfPartition) {
            keys.failed(row, backOff);
        } else if (keys.partitionFailed(row, backOff)) {
            log.warn(
                    "Events of partition {} of {} wait, and one of its keys at a time is tried: {}",
                    row.partition(),
                    topic,
                    reason);
        }
    }

    private static boolean isOfTopic(Reach reach) {
        return reach == Reach.TOPIC || reach == Reach.UNTRIED;
    }
}
