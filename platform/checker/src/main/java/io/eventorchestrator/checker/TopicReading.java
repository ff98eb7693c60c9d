package io.eventorchestrator.checker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads one topic, as far as it goes when the reading of a partition begins. */
final class TopicReading {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_EMPTY_POLLS = 60;

    private final String topic;
    private final Consumer<byte[], byte[]> committed;
    private final Consumer<byte[], byte[]> all;
    private final Path folder;

    /**
     * @param committed reads committed records
     * @param all reads those of aborted transactions, too
     */
    TopicReading(String topic, Consumer<byte[], byte[]> committed, Consumer<byte[], byte[]> all, Path folder) {
        this.topic = topic;
        this.committed = committed;
        this.all = all;
        this.folder = folder;
    }

    void write() throws IOException {
        try (JsonLines lines = new JsonLines(folder.resolve(topic + ".jsonl"));
                JsonLines aborted = new JsonLines(folder.resolve(topic + ".aborted.jsonl"))) {
            List<TopicPartition> partitions = partitions();
            // Includes open transactions, which the reader of committed records would not see.
            Map<TopicPartition, Long> ends = all.endOffsets(partitions);
            Map<TopicPartition, Long> starts = all.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long start = starts.getOrDefault(partition, 0L);
                write(partition, start, ends.getOrDefault(partition, start), lines, aborted);
            }
            lines.end();
            aborted.end();
        }
    }

    private List<TopicPartition> partitions() throws IOException {
        List<PartitionInfo> found = committed.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IOException("there is no topic " + topic);
        }
        return found.stream()
                .map(one -> new TopicPartition(topic, one.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    private void write(TopicPartition partition, long start, long end, JsonLines lines, JsonLines aborted)
            throws IOException {
        if (start == end) {
            return;
        }
        Set<Long> gaps = new HashSet<>();
        read(committed, partition, end, new GapFinder(start, end, gaps, lines));
        if (!gaps.isEmpty()) {
            read(all, partition, end, found -> {
                if (gaps.contains(found.offset())) {
                    aborted.add(RecordJson.line(found));
                }
            });
        }
    }

    private static void read(Consumer<byte[], byte[]> from, TopicPartition partition, long end, Sink sink)
            throws IOException {
        from.assign(List.of(partition));
        from.seekToBeginning(List.of(partition));
        int empty = 0;
        while (from.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> polled = from.poll(POLL).records(partition);
            empty = polled.isEmpty() ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new IOException("nothing arrives from " + partition + " behind " + from.position(partition));
            }
            for (ConsumerRecord<byte[], byte[]> found : polled) {
                sink.take(found);
            }
        }
        sink.end();
    }

    /** Takes the records of a partition. */
    interface Sink {

        void take(ConsumerRecord<byte[], byte[]> found) throws IOException;

        default void end() {}
    }

    /** Writes records, and notes the offsets between them: markers of transactions, or aborted records. */
    private static final class GapFinder implements Sink {

        private final long end;
        private final Set<Long> gaps;
        private final JsonLines lines;
        private long next;

        GapFinder(long start, long end, Set<Long> gaps, JsonLines lines) {
            this.next = start;
            this.end = end;
            this.gaps = gaps;
            this.lines = lines;
        }

        @Override
        public void take(ConsumerRecord<byte[], byte[]> found) throws IOException {
            missing(found.offset());
            next = found.offset() + 1;
            lines.add(RecordJson.line(found));
        }

        @Override
        public void end() {
            missing(end);
        }

        private void missing(long until) {
            for (long offset = next; offset < until; offset++) {
                gaps.add(offset);
            }
        }
    }
}
