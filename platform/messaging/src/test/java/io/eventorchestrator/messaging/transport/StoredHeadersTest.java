package io.eventorchestrator.messaging.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoredHeadersTest {

    private static final List<RecordHeader> HEADERS = List.of(
            RecordHeader.of("z", "äöü \0 😀"),
            new RecordHeader("binary", new byte[] {(byte) 0xc3, 0x28, 0}),
            new RecordHeader("none", null),
            RecordHeader.of("z", "the second of its name"),
            RecordHeader.of("", ""),
            RecordHeader.of("half a character \ud800 and a zero \0", "1"),
            RecordHeader.of("n".repeat(60_000), "a long name"));

    @Test
    void headersAreRestoredInOrderByteForByte() {
        assertThat(StoredHeaders.fromJson(StoredHeaders.toJson(HEADERS))).isEqualTo(HEADERS);
    }

    @Test
    void storedHeadersAreTextForEveryDatabase() {
        assertThat(StoredHeaders.toJson(HEADERS)).matches("\\p{Print}+");
    }

    @Test
    void textStaysReadable() {
        assertThat(StoredHeaders.toJson(List.of(RecordHeader.of("content-type", "text/plain"))))
                .isEqualTo("[{\"name\":\"content-type\",\"text\":\"text/plain\"}]");
    }
}
