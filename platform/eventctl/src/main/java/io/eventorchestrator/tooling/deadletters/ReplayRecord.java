package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Makes the record that a replay sends: key, value and headers of the letter byte for byte, with a replay counted. */
final class ReplayRecord {

    private ReplayRecord() {}

    static ProducerRecord<byte[], byte[]> of(String topic, DeadLetter letter) {
        return of(topic, letter, letter.value());
    }

    /** With another value, under a new replay id, so that the inbox takes it for another event. */
    static ProducerRecord<byte[], byte[]> edited(String topic, DeadLetter letter, byte[] corrected) {
        ProducerRecord<byte[], byte[]> edited = of(topic, letter, corrected);
        edited.headers().remove(DeadLetterHeaders.REPLAY_ID);
        edited.headers()
                .add(header(DeadLetterHeaders.REPLAY_ID, UUID.randomUUID().toString()));
        return edited;
    }

    private static ProducerRecord<byte[], byte[]> of(String topic, DeadLetter letter, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> replay = new ProducerRecord<>(topic, letter.key(), value);
        letter.headers().stream()
                .filter(header -> !header.key().equals(DeadLetterHeaders.REPLAYS))
                .forEach(replay.headers()::add);
        replay.headers().add(header(DeadLetterHeaders.REPLAYS, String.valueOf(letter.replays() + 1)));
        return replay;
    }

    private static RecordHeader header(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
