package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.progress.GroupProgress.Unmoved;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Describes the progress of a consumer group in one line. */
final class GroupLine {

    private final Duration between;
    private final Map<String, String> starting;

    /**
     * @param between time between the two readings
     * @param starting services that are being started, by the names of their groups
     */
    GroupLine(Duration between, Map<String, String> starting) {
        this.between = between;
        this.starting = starting;
    }

    /** Tests whether records wait without progress, and not only for the start of their service. */
    boolean isStalled(GroupProgress group) {
        return group.standsStill() && !isStarting(group);
    }

    private boolean isStarting(GroupProgress group) {
        return group.members() == 0 && starting.containsKey(group.group());
    }

    String of(GroupProgress group) {
        return "%-44s %s".formatted(group.group(), what(group) + unread(group) + readers(group));
    }

    private static String unread(GroupProgress group) {
        if (group.unread().isEmpty()) {
            return "";
        }
        TopicPartition first = group.unread().firstKey();
        int others = group.unread().size() - 1;
        return "; UNKNOWN: %s, partition %d%s: %s"
                .formatted(
                        first.topic(),
                        first.partition(),
                        others == 0 ? "" : " and " + Count.of(others, "partition") + " more",
                        group.unread().get(first));
    }

    private String what(GroupProgress group) {
        if (isStalled(group)) {
            return "STALLED: " + group.waiting() + " wait, none was settled in " + seconds() + ": " + where(group);
        }
        if (group.waiting() == 0) {
            return "nothing waits";
        }
        String unmoved = group.unmoved().isEmpty() || group.standsStill() ? "" : "; unmoved: " + where(group);
        return group.waiting() + " wait, " + group.settled() + " settled in " + seconds() + unmoved;
    }

    private static String where(GroupProgress group) {
        Unmoved first = group.unmoved().getFirst();
        int others = group.unmoved().size() - 1;
        return "%s, partition %d at %d%s"
                .formatted(
                        first.partition().topic(),
                        first.partition().partition(),
                        first.position(),
                        others == 0 ? "" : " and " + Count.of(others, "partition") + " more");
    }

    private String readers(GroupProgress group) {
        if (isStarting(group)) {
            return "; no consumer has joined it, since " + starting.get(group.group()) + " is being started";
        }
        return group.members() == 0 ? "; no consumer has joined it" : "";
    }

    private String seconds() {
        return between.toSeconds() + " s";
    }
}
