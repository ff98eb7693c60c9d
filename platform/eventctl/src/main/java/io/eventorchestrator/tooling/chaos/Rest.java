package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts the things that are not at rest. */
record Rest(Database database, String brokers) {

    private static final String MESSAGING = """
            select 'outbox of %1$s', count(*) from %2$s.event_outbox union all
            select 'parked in %1$s', count(*) from %2$s.event_inbox where state = 'PARKED' union all
            """;
    private static final String BUSINESS = """
            select 'open orders', count(*) from orders.customer_order where state in ('PENDING', 'CANCELLING') union all
            select 'open returns', count(*) from orders.order_return
                where state not in ('COMPLETED', 'DECLINED', 'FAILED') union all
            select 'unsent notifications', count(*) from notifications.notification where state = 'PENDING'""";

    /** The number of things that are not at rest, by their name. */
    Map<String, Long> open() {
        String sql = Catalogue.load().services().stream()
                        .map(service -> MESSAGING.formatted(service, Gates.schema(service)))
                        .collect(Collectors.joining())
                + BUSINESS;
        Map<String, Long> open = new LinkedHashMap<>();
        database.list(row -> open.put(row.getString(1), row.getLong(2)), sql);
        open.put("records behind", lag());
        open.values().removeIf(count -> count == 0);
        return open;
    }

    static String text(Map<String, Long> open) {
        return open.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    // Replay topics end in markers of transactions, which nobody commits.
    private long lag() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", brokers, "request.timeout.ms", 10_000, "default.api.timeout.ms", 20_000))) {
            long lag = 0;
            for (Group group : Catalogue.load().groups()) {
                lag += lag(admin, group);
            }
            return lag;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static long lag(Admin admin, Group group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.name())
                .partitionsToOffsetAndMetadata()
                .get();
        List<TopicPartition> partitions = admin.describeTopics(group.topics()).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var ends = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())))
                .all()
                .get();
        return partitions.stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata position = committed.get(partition);
                    long end = Objects.requireNonNull(ends.get(partition)).offset();
                    return position == null ? end : end - position.offset();
                })
                .sum();
    }
}
