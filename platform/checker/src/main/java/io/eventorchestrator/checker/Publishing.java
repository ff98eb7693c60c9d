package io.eventorchestrator.checker;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Topics have exactly the records that were committed to outboxes, once or more, in the partitions that were committed,
 * and those of a key in the order in which they were committed.
 */
final class Publishing implements Rule {

    static final String UNCOMMITTED = "nothing is published that was not committed";
    static final String UNPUBLISHED = "everything committed is published";
    static final String ORDER = "events of a key are published in order";
    static final String PARTITION = "a record is in the partition of its outbox row";

    private final Findings findings;
    private final Set<String> foreign;
    private final Outboxes outboxes = new Outboxes();
    private final Set<Outboxes.Unpublished> discarded = new HashSet<>();
    private final LongMap last = new LongMap();
    private long since = Long.MAX_VALUE;

    /** @param foreign places of records that no service wrote */
    Publishing(List<String> foreign, Findings findings) {
        this.foreign = Set.copyOf(foreign);
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.operation().equals("INSTALLED")) {
            since = OffsetDateTime.parse(note.at()).toInstant().toEpochMilli();
        } else if (note.table().equals("event_outbox") && note.isNew()) {
            outboxes.commit(note);
        } else if (note.table().equals("event_outbox_audit")
                && note.after("action").equals("DISCARDED")) {
            discarded.add(new Outboxes.Unpublished(
                    note.schema(), note.after().path("seq").asLong()));
        }
    }

    @Override
    public void published(TopicRecord found) {
        if (found.topic().endsWith(".replay") || found.topic().equals(Replays.LEDGER)) {
            return;
        }
        Outboxes.Publication publication = outboxes.publish(found);
        if (publication.misplaced()) {
            findings.add(
                    PARTITION,
                    "outbox record %d of key %s is at %s".formatted(publication.seq(), found.key(), found.place()));
        }
        if (publication.first()) {
            compareOrder(found, publication.seq());
        }
        // A record from before the witness was there may have been committed before, too.
        if (!publication.isCommitted() && found.timestamp() >= since && !foreign.contains(found.place())) {
            findings.add(UNCOMMITTED, "event %s at %s".formatted(found.eventId(), found.place()));
        }
    }

    private void compareOrder(TopicRecord found, long seq) {
        if (isOrdered(found)) {
            long key = Fingerprint.of(found.topic(), found.key());
            if (seq < last.get(key)) {
                findings.add(
                        ORDER,
                        "outbox record %d of key %s comes after record %d, at %s"
                                .formatted(seq, found.key(), last.get(key), found.place()));
            }
            last.put(key, Math.max(seq, last.get(key)));
        }
    }

    // Notifications and returns are aggregates, and two of one order have no order between each other.
    private static boolean isOrdered(TopicRecord found) {
        return !found.key().isEmpty()
                && !found.topic().startsWith("notifications.")
                && !found.topic().startsWith("orders.return.");
    }

    @Override
    public void conclude() {
        outboxes.unpublished().stream()
                .filter(record -> !discarded.contains(record))
                .forEach(record -> findings.add(
                        UNPUBLISHED, "no topic has the outbox record " + record.seq() + " of " + record.schema()));
    }
}
