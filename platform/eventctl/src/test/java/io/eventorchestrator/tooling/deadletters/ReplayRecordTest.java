package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class ReplayRecordTest {

    private static final byte[] BINARY = {(byte) 0xff, 0, (byte) 0xfe};

    private final List<Header> originals = List.of(
            header("twice", "first"),
            new RecordHeader("twice", BINARY),
            new RecordHeader("none", (byte[]) null),
            header("dlq-origin-digest", "0a1b"),
            header("dlq-not-kept", "key"),
            header("original-dlq-reason", "claimed"));
    private final DeadLetter letter = new DeadLetter(
            new LetterId("group.topic.dlq", Uuid.randomUuid(), 0, 7),
            "group",
            BINARY,
            originals,
            BINARY,
            Instant.EPOCH);

    @Test
    void keepsKeyValueAndEveryHeaderByteForByteInTheirOrder() {
        ProducerRecord<byte[], byte[]> replay = ReplayRecord.of("group.replay", letter);

        assertThat(replay.key()).isEqualTo(BINARY);
        assertThat(replay.value()).isEqualTo(BINARY);
        assertThat(Arrays.asList(replay.headers().toArray()))
                .startsWith(originals.toArray(Header[]::new))
                .hasSize(originals.size() + 1)
                .endsWith(header("dlq-replays", "1"));
    }

    @Test
    void changesOnlyTheValueAndTheReplayIdOfAnEditedLetter() {
        byte[] corrected = "{}".getBytes(StandardCharsets.UTF_8);

        ProducerRecord<byte[], byte[]> first = ReplayRecord.edited("group.replay", letter, corrected);
        ProducerRecord<byte[], byte[]> second = ReplayRecord.edited("group.replay", letter, corrected);

        assertThat(first.value()).isEqualTo(corrected);
        assertThat(first.key()).isEqualTo(BINARY);
        assertThat(Arrays.asList(first.headers().toArray())).startsWith(originals.toArray(Header[]::new));
        assertThat(first.headers().lastHeader("dlq-replay-id").value())
                .isNotEqualTo(second.headers().lastHeader("dlq-replay-id").value());
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
