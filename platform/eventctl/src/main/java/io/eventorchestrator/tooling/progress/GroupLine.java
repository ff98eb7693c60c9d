package io.eventorchestrator.tooling.progress;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.progress.GroupProgress.Unmoved;
import java.time.Duration;

/** Describes the progress of a consumer group in one line. */
final class GroupLine {

    private final Duration between;

    /** @param between time between the two readings */
    GroupLine(Duration between) {
        this.between = between;
    }

    String of(GroupProgress group) {
        return "%-44s %s".formatted(group.group(), what(group) + readers(group));
    }

    private String what(GroupProgress group) {
        if (group.standsStill()) {
            return "STALLED: " + group.waiting() + " wait, none was settled in " + seconds() + ": " + where(group);
        }
        if (group.waiting() == 0) {
            return "nothing waits";
        }
        String unmoved = group.unmoved().isEmpty() ? "" : "; unmoved: " + where(group);
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

    private static String readers(GroupProgress group) {
        return group.members() == 0 ? "; no consumer has joined it" : "";
    }

    private String seconds() {
        return between.toSeconds() + " s";
    }
}
