package io.eventorchestrator.checker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a record as a line of JSON: texts as they are, other bytes in Base64 under a name that ends so. */
final class RecordJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordJson() {}

    static String line(ConsumerRecord<byte[], byte[]> found) {
        ObjectNode line = JSON.createObjectNode()
                .put("topic", found.topic())
                .put("partition", found.partition())
                .put("offset", found.offset())
                .put("timestamp", found.timestamp());
        put(line, "key", found.key());
        ArrayNode headers = line.putArray("headers");
        for (Header header : found.headers()) {
            put(headers.addObject().put("name", header.key()), "text", header.value());
        }
        put(line, "value", found.value());
        return line.toString();
    }

    private static void put(ObjectNode line, String name, byte @Nullable [] bytes) {
        if (bytes != null) {
            try {
                line.put(
                        name,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString());
            } catch (CharacterCodingException otherBytes) {
                line.put(name + "Base64", Base64.getEncoder().encodeToString(bytes));
            }
        }
    }
}
