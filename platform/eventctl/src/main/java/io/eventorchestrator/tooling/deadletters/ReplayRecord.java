package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Creates the record of a replay: the letter's key, value and headers byte for byte, and the number of replays. */
final class ReplayRecord {

    private ReplayRecord() {}

    static ProducerRecord<byte[], byte[]> of(String topic, DeadLetter letter) {
        return of(topic, letter, letter.value());
    }

    /** The same with another value and a new replay id. */
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
