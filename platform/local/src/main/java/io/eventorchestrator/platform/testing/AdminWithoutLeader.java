package io.eventorchestrator.platform.testing;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** A client of real brokers that finds no leader for one partition when it asks for offsets. */
public final class AdminWithoutLeader extends ForwardingAdmin {

    private final TopicPartition partition;

    /** @param settings of the client, such as the brokers' addresses */
    public AdminWithoutLeader(Map<String, Object> settings, TopicPartition partition) {
        super(settings);
        this.partition = partition;
    }

    @Override
    public ListOffsetsResult listOffsets(Map<TopicPartition, OffsetSpec> asked, ListOffsetsOptions options) {
        Map<TopicPartition, OffsetSpec> others = new HashMap<>(asked);
        if (others.remove(partition) == null) {
            return super.listOffsets(asked, options);
        }
        ListOffsetsResult found = super.listOffsets(others, options);
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> all = new HashMap<>();
        others.keySet().forEach(each -> all.put(each, found.partitionResult(each)));
        all.put(partition, withoutLeader());
        return new ListOffsetsResult(all);
    }

    private static KafkaFuture<ListOffsetsResultInfo> withoutLeader() {
        KafkaFutureImpl<ListOffsetsResultInfo> failed = new KafkaFutureImpl<>();
        failed.completeExceptionally(new LeaderNotAvailableException("no leader"));
        return failed;
    }
}
