package io.eventorchestrator.checker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** The key of a record as text, whether a topic or a table has it; empty without one. */
final class RecordKey {

    private static final String HEX = "\\x";

    private RecordKey() {}

    /** @param dumped a record of a topic */
    static String of(JsonNode dumped) {
        return dumped.has("keyBase64")
                ? "base64 " + dumped.path("keyBase64").asString()
                : dumped.path("key").asString("");
    }

    /** @param row of the outbox or the inbox */
    static String ofRow(JsonNode row) {
        String stored = row.path("message_key").asString("");
        if (!stored.startsWith(HEX)) {
            return stored;
        }
        byte[] bytes = HexFormat.of().parseHex(stored.substring(HEX.length()));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherBytes) {
            return "base64 " + Base64.getEncoder().encodeToString(bytes);
        }
    }
}
