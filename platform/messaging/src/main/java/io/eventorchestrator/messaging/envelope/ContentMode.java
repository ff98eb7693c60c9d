package io.eventorchestrator.messaging.envelope;

import io.eventorchestrator.catalogue.DeadLetterReason;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.util.Locale;

/**
 * The CloudEvents content mode of a record. A content type that begins with {@code application/cloudevents} means
 * structured or batched; otherwise attributes in headers mean binary. A record without either is judged by its value,
 * since many producers omit the header.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding, section 3</a>
 */
final class ContentMode {

    private static final String CLOUD_EVENTS = "application/cloudevents";
    private static final String BATCH = "application/cloudevents-batch";

    private ContentMode() {}

    /** @throws Unreadable if the record declares that its value is not a single event in JSON */
    static void expectStructuredJson(InboundRecord inbound) {
        String type = mediaType(inbound.header(OutboundRecord.CONTENT_TYPE).orElse(""));
        if (type.startsWith(BATCH)) {
            throw unsupported("batched content mode is not supported, only structured mode");
        }
        if (type.startsWith(CLOUD_EVENTS) && !type.equals(EnvelopeWriter.CONTENT_TYPE)) {
            throw unsupported("content type " + type + " is not supported, only " + EnvelopeWriter.CONTENT_TYPE);
        }
        if (!type.startsWith(CLOUD_EVENTS) && inbound.header("ce_specversion").isPresent()) {
            throw unsupported("binary content mode is not supported, only structured mode");
        }
    }

    /** Tests whether a content type is JSON, with or without parameters. */
    static boolean isJson(String contentType) {
        return mediaType(contentType).equals("application/json");
    }

    // RFC 9110, section 8.3.1: parameters follow a semicolon; case is irrelevant.
    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Unreadable unsupported(String detail) {
        return new Unreadable(DeadLetterReason.UNSUPPORTED_MODE, detail);
    }
}
