package io.eventorchestrator.tooling.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.progress.GroupReading.Place;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupProgressTest {

    private static final TopicPartition FIRST = new TopicPartition("orders.order.placed", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders.order.placed", 1);
    private static final GroupReading BEHIND = reading(1, new Place(10, 30), new Place(5, 6));

    @Test
    void aGroupInWhichNothingWaitsIsIdle() {
        GroupReading idle = reading(1, new Place(10, 10), new Place(5, 5));

        assertThat(GroupProgress.between("g", idle, idle).standsStill()).isFalse();
        assertThat(line(idle, idle)).endsWith(" nothing waits");
    }

    @Test
    void aGroupThatSettledNoWaitingRecordIsStalledAndNamesThePlace() {
        GroupReading later = reading(1, new Place(10, 40), new Place(5, 6));

        assertThat(GroupProgress.between("g", BEHIND, later).standsStill()).isTrue();
        assertThat(line(BEHIND, later))
                .contains(
                        "STALLED: 31 wait, none was settled in 5 s",
                        "orders.order.placed, partition 0 at 10 and 1 partition more")
                .doesNotContain("joined");
    }

    @Test
    void aGroupWithProgressInOnePartitionNamesTheStalledOne() {
        GroupReading later = reading(1, new Place(10, 30), new Place(6, 6));

        assertThat(GroupProgress.between("g", BEHIND, later).standsStill()).isFalse();
        assertThat(line(BEHIND, later))
                .endsWith("20 wait, 1 settled in 5 s; unmoved: orders.order.placed, partition 0 at 10");
    }

    @Test
    void aGroupWhoseServiceIsBeingStartedIsNotStalled() {
        GroupProgress waiting = GroupProgress.between(
                "g", reading(0, new Place(4, 5), new Place(5, 5)), reading(0, new Place(4, 5), new Place(5, 5)));
        GroupLine line = new GroupLine(Duration.ofSeconds(5), Map.of("g", "order-service"));

        assertThat(line.isStalled(waiting)).isFalse();
        assertThat(line.of(waiting))
                .endsWith(" 1 wait, 0 settled in 5 s; no consumer has joined it, since order-service is being started");
    }

    @Test
    void aGroupThatHasConsumersAgainIsJudgedWhileItsServiceIsBeingStarted() {
        GroupLine line = new GroupLine(Duration.ofSeconds(5), Map.of("g", "order-service"));
        GroupProgress waiting = GroupProgress.between("g", BEHIND, BEHIND);

        assertThat(line.isStalled(waiting)).isTrue();
        assertThat(line.of(waiting)).contains("STALLED: 21 wait, ").doesNotContain("started");
    }

    @Test
    void recordsFirstSeenAtTheSecondReadingAreNotStalled() {
        GroupReading idle = reading(1, new Place(10, 10), new Place(5, 5));
        GroupReading later = reading(1, new Place(10, 12), new Place(5, 5));

        assertThat(GroupProgress.between("g", idle, later).standsStill()).isFalse();
        assertThat(line(idle, later)).endsWith("2 wait, 0 settled in 5 s");
    }

    @Test
    void newRecordsInAnotherPartitionDoNotHideAStall() {
        GroupReading before = reading(1, new Place(10, 11), new Place(5, 5));
        GroupReading later = reading(1, new Place(10, 11), new Place(6, 6));

        assertThat(GroupProgress.between("g", before, later).standsStill()).isTrue();
    }

    @Test
    void offsetsThatAreResetAreProgressWithoutSettledRecords() {
        GroupReading later = reading(1, new Place(0, 30), new Place(0, 6));

        GroupProgress found = GroupProgress.between("g", BEHIND, later);

        assertThat(found.standsStill()).isFalse();
        assertThat(found.settled()).isZero();
        assertThat(found.waiting()).isEqualTo(36);
    }

    @Test
    void aGroupWithoutMembersHasNoConsumer() {
        GroupReading alone = reading(0, new Place(10, 30), new Place(5, 6));

        assertThat(line(alone, alone)).contains("STALLED").endsWith("; no consumer has joined it");
    }

    @Test
    void nothingWaitsInADeletedTopic() {
        assertThat(GroupProgress.between("g", BEHIND, new GroupReading(1, Map.of()))
                        .standsStill())
                .isFalse();
    }

    @Test
    void aPartitionThatCantBeReadHidesNoStallOfAnother() {
        GroupReading later = new GroupReading(1, Map.of(FIRST, new Place(10, 30)), Map.of(SECOND, "it has no leader"));

        assertThat(GroupProgress.between("g", BEHIND, later).standsStill()).isTrue();
        assertThat(line(BEHIND, later))
                .endsWith("STALLED: 20 wait, none was settled in 5 s: orders.order.placed, partition 0 at 10;"
                        + " UNKNOWN: orders.order.placed, partition 1: it has no leader");
    }

    private static GroupReading reading(int members, Place first, Place second) {
        return new GroupReading(members, Map.of(FIRST, first, SECOND, second));
    }

    private static String line(GroupReading before, GroupReading after) {
        return new GroupLine(Duration.ofSeconds(5), Map.of()).of(GroupProgress.between("g", before, after));
    }
}
