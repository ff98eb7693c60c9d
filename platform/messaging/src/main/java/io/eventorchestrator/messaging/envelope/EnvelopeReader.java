package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.catalogue.Probe;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.catalogue.StrictUtf8;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the structured JSON form of CloudEvents 1.0, strictly. Thread-safe. */
public final class EnvelopeReader {

    /** The top-level object that carries the correlation in the older form of the envelope. */
    static final String OLDER_FORM = "metadata";

    private static final int LONGEST_ATTRIBUTE = 256;
    private static final int LONGEST_TRACESTATE = 512;
    // Forbidden by CloudEvents in all attributes; a database can't store some of it as text.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final int largest;

    /** @param largest maximum size in bytes */
    public EnvelopeReader(int largest) {
        this.largest = largest;
    }

    /** @throws Unreadable with the reason, if the record does not contain an event in the structured JSON form */
    public EventEnvelope read(InboundRecord inbound) {
        ContentMode.expectStructuredJson(inbound);
        return envelope(json(text(inbound.value())));
    }

    private String text(byte @Nullable [] value) {
        if (value == null) {
            throw new Unreadable(DeadLetterReason.NOT_JSON, "empty");
        }
        if (value.length > largest) {
            throw new Unreadable(DeadLetterReason.TOO_LARGE, value.length + " bytes, at most " + largest);
        }
        return StrictUtf8.decode(value).orElseThrow(() -> new Unreadable(DeadLetterReason.NOT_UTF_8, "invalid UTF-8"));
    }

    private JsonNode json(String text) {
        if (text.isBlank()) {
            throw new Unreadable(DeadLetterReason.NOT_JSON, "empty");
        }
        try {
            JsonNode json = mapper.readTree(text);
            if (!json.isObject()) {
                throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, "not a JSON object");
            }
            return json;
        } catch (StreamConstraintsException tooMuch) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, tooMuch.getOriginalMessage());
        } catch (JacksonException invalid) {
            throw new Unreadable(DeadLetterReason.NOT_JSON, invalid.getOriginalMessage());
        }
    }

    private EventEnvelope envelope(JsonNode json) {
        expect(json, "specversion", "1.0");
        expectJsonData(json);
        String id = required(json, "id");
        String correlation = correlating(json, "correlationid", "correlationId");
        return new EventEnvelope(
                id,
                source(json),
                required(json, "type"),
                required(json, "subject"),
                time(required(json, "time")),
                version(required(json, "dataschema")),
                correlation == null ? id : correlation,
                correlating(json, "causationid", "causationId"),
                trace(json),
                isProbe(json),
                json.path("data"));
    }

    // The attribute wins, because every other reader sees it; the older form only supplies what is missing.
    private static @Nullable String correlating(JsonNode json, String attribute, String older) {
        String value = optional(json, attribute);
        return value != null ? value : optional(json.path(OLDER_FORM), older);
    }

    private static void expectJsonData(JsonNode json) {
        String type = optional(json, "datacontenttype");
        if (type != null && !ContentMode.isJson(type)) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, "datacontenttype is not application/json");
        }
        if (json.has("data_base64")) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, "data_base64 instead of data is not supported");
        }
    }

    private static void expect(JsonNode json, String attribute, String value) {
        if (!required(json, attribute).equals(value)) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, attribute + " is not " + value);
        }
    }

    private static String required(JsonNode json, String attribute) {
        String value = optional(json, attribute);
        if (value == null || value.isEmpty()) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, "no " + attribute);
        }
        return value;
    }

    // A URI reference contains no space; one that does could imitate the identity of a record.
    private static String source(JsonNode json) {
        String source = required(json, "source");
        if (source.chars().anyMatch(Character::isSpaceChar)) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, "source is not a URI reference: it contains a space");
        }
        return source;
    }

    // Some senders write every extension as text.
    private static boolean isProbe(JsonNode json) {
        JsonNode probe = json.path(Probe.ATTRIBUTE);
        return probe.isBoolean() ? probe.booleanValue() : "true".equals(probe.stringValue(null));
    }

    // An event with an invalid trace is handled like an event without one.
    private static @Nullable EventTrace trace(JsonNode json) {
        String parent = traceField(json, "traceparent", LONGEST_ATTRIBUTE);
        return parent == null ? null : new EventTrace(parent, traceField(json, "tracestate", LONGEST_TRACESTATE));
    }

    private static @Nullable String traceField(JsonNode json, String attribute, int longest) {
        String value = json.path(attribute).stringValue(null);
        return value == null
                        || value.length() > longest
                        || FORBIDDEN.matcher(value).find()
                ? null
                : value;
    }

    private static @Nullable String optional(JsonNode json, String attribute) {
        JsonNode value = json.path(attribute);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().length() > LONGEST_ATTRIBUTE) {
            throw new Unreadable(
                    DeadLetterReason.NOT_AN_EVENT,
                    attribute + " is not text of at most " + LONGEST_ATTRIBUTE + " characters");
        }
        if (FORBIDDEN.matcher(value.asString()).find()) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, attribute + " contains a control character");
        }
        return value.asString();
    }

    private static Instant time(String text) {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException invalid) {
            throw new Unreadable(DeadLetterReason.NOT_AN_EVENT, "time is not RFC 3339: " + invalid.getMessage());
        }
    }

    private static SchemaVersion version(String dataSchema) {
        return SchemaVersion.named(dataSchema)
                .orElseThrow(() -> new Unreadable(DeadLetterReason.UNSUPPORTED_VERSION, "dataschema names no version"));
    }
}
