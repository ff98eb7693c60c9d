package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.Count;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Examines whether the brokers can hold the replicas that the contract, or their default, asks for. */
final class ReplicasDoctor {

    private static final String PART = "replicas";
    private static final String START = "start the missing brokers";

    private final ClusterQuestions cluster;
    private final List<Topic> wanted;

    ReplicasDoctor(ClusterQuestions cluster, List<Topic> wanted) {
        this.cluster = cluster;
        this.wanted = wanted;
    }

    /**
     * @param brokers number of brokers that run
     * @param missing topics still to be created
     */
    Diagnosis examine(int brokers, Collection<String> missing) {
        int asked = asked(missing);
        if (asked > brokers) {
            return Diagnosis.wrong(
                    PART,
                    "a missing topic needs " + asked + " replicas of each partition, but the cluster has only "
                            + Count.of(brokers, "broker"),
                    "add brokers, or lower replicas in the contract or the brokers' default.replication.factor");
        }
        List<TopicDescription> there =
                cluster.topics(wanted.stream().map(Topic::name).toList());
        Map<String, Integer> leastInSync =
                cluster.leastInSync(there.stream().map(TopicDescription::name).toList());
        long closed = there.stream()
                .mapToLong(topic -> closed(topic, leastInSync.getOrDefault(topic.name(), 1)))
                .sum();
        if (closed > 0) {
            return Diagnosis.wrong(
                    PART,
                    Count.of(closed, "partition") + " without enough replicas in sync, so that nothing can be published"
                            + " there",
                    START);
        }
        long behind = partitions(there.stream(), ReplicasDoctor::isBehind);
        return behind > 0
                ? Diagnosis.warning(PART, Count.of(behind, "partition") + " with replicas that are not in sync", START)
                : Diagnosis.ok(PART, "every partition has a leader and its replicas in sync");
    }

    private int asked(Collection<String> missing) {
        List<Topic> created =
                wanted.stream().filter(topic -> missing.contains(topic.name())).toList();
        boolean needDefault =
                created.stream().anyMatch(topic -> topic.replicas().isEmpty());
        int byDefault = needDefault ? cluster.replicasByDefault().orElse(1) : 1;
        return created.stream().mapToInt(topic -> topic.replicas().orElse(1)).reduce(byDefault, Math::max);
    }

    private static long closed(TopicDescription topic, int least) {
        return partitions(
                Stream.of(topic),
                partition -> hasNoLeader(partition) || partition.isr().size() < least);
    }

    private static boolean hasNoLeader(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    private static boolean isBehind(TopicPartitionInfo partition) {
        return partition.isr().size() < partition.replicas().size();
    }

    private static long partitions(Stream<TopicDescription> topics, Predicate<TopicPartitionInfo> which) {
        return topics.flatMap(topic -> topic.partitions().stream())
                .filter(which)
                .count();
    }
}
