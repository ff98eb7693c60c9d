package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.catalogue.StrictUtf8;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an event's data from a file or from standard input, and never more than an event may hold. */
record GivenData(String place, int largest) {

    private static final String STANDARD_INPUT = "-";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @throws RefusedData if they can't be read, or are too large, not UTF-8 or not a JSON object */
    ObjectNode read() {
        String text = StrictUtf8.decode(bytes()).orElseThrow(() -> new RefusedData(name() + " is not UTF-8"));
        try {
            JsonNode json = JSON.readTree(text);
            if (json instanceof ObjectNode data) {
                return data;
            }
        } catch (JacksonException broken) {
            throw new RefusedData(name() + " is not JSON: " + Printable.brief(broken.getOriginalMessage()));
        }
        throw new RefusedData(name() + " is not a JSON object");
    }

    private byte[] bytes() {
        try (InputStream data = place.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(place))) {
            byte[] bytes = data.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new RefusedData(name() + " is larger than " + largest + " bytes, which its topic takes at most");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new RefusedData(name() + " can't be read: " + Printable.brief(unreadable));
        }
    }

    private String name() {
        return place.equals(STANDARD_INPUT) ? "standard input" : Printable.brief(place);
    }
}
