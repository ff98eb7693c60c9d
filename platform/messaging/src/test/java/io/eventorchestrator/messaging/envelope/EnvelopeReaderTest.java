package io.eventorchestrator.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.messaging.EventTrace;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private static final String EVENT =
            "{'specversion':'1.0','id':'1','source':'/order-service','type':'orders.order.placed',"
                    + "'subject':'o-1','time':'2026-01-05T10:15:30.5+01:00','datacontenttype':'application/json',"
                    + "'dataschema':'https://eventorchestrator.io/schemas/orders.order.placed/2.0','data':{}%s}";

    private final EnvelopeReader reader = new EnvelopeReader(70_000);

    @Test
    void anEventIsReadWithItsVersionAndItsTimeInUtc() {
        EventEnvelope envelope = read(EVENT.formatted(",'correlationid':'c','causationid':'b'"), Map.of());

        assertThat(envelope.version()).isEqualTo(new SchemaVersion(2, 0));
        assertThat(envelope.time()).isEqualTo(Instant.parse("2026-01-05T09:15:30.5Z"));
        assertThat(envelope.correlationId()).isEqualTo("c");
        assertThat(envelope.causationId()).isEqualTo("b");
    }

    @Test
    void theOlderFormOfCorrelationIsRead() {
        EventEnvelope envelope = read(EVENT.formatted(",'metadata':{'correlationId':'c','causationId':'b'}"), Map.of());

        assertThat(envelope.correlationId()).isEqualTo("c");
        assertThat(envelope.causationId()).isEqualTo("b");
    }

    @Test
    void theAttributeWinsIfTheTwoFormsDiffer() {
        EventEnvelope envelope = read(
                EVENT.formatted(",'correlationid':'c','metadata':{'correlationId':'other','causationId':'b'}"),
                Map.of());

        assertThat(envelope.correlationId()).isEqualTo("c");
        assertThat(envelope.causationId()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'metadata':{'correlationId':5}", "'metadata':'c'", "'metadata':[]", "'metadata':null"})
    void theOlderFormIsIgnoredIfItIsNotNeeded(String older) {
        assertThat(read(EVENT.formatted(",'correlationid':'c'," + older), Map.of())
                        .correlationId())
                .isEqualTo("c");
    }

    @Test
    void theOlderFormMustSatisfyTheRulesOfAnAttribute() {
        Unreadable refused = catchThrowableOfType(
                Unreadable.class, () -> read(EVENT.formatted(",'metadata':{'correlationId':5}"), Map.of()));

        assertThat(refused).hasMessageContaining("correlationId is not text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'datacontenttype':'application/json; charset=utf-8',",
                "'datacontenttype':'Application/JSON',",
                "'datacontenttype':null,"
            })
    void dataIsJsonIfNothingSaysOtherwise(String type) {
        String event = EVENT.formatted("").replace("'datacontenttype':'application/json',", type);

        assertThat(read(event, Map.of()).id()).isEqualTo("1");
    }

    @Test
    void anEventWithoutCorrelationStartsANewOne() {
        assertThat(read(EVENT.formatted(""), Map.of()).correlationId()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'1.0'                   | '0.3'                   | not-an-event",
                "'id':'1'                | 'id':''                 | not-an-event",
                "'id':'1'                | 'id':5                  | not-an-event",
                "'id':'1'                | 'id':'1','id':'2'       | not-json",
                "'application/json'      | 'text/xml'              | not-an-event",
                "'data':{}               | 'data_base64':'e30='    | not-an-event",
                "2026-01-05T10           | yesterday               | not-an-event",
                "placed/2.0              | placed                  | unsupported-version",
                "placed/2.0              | placed/content          | unsupported-version",
                "placed/2.0              | 2.0/content/content     | unsupported-version",
                "'data':{}               | 'data':{}} {            | not-json"
            })
    void aRecordThatIsNotAnEventIsRefusedWithTheReason(String right, String wrong, String reason) {
        Unreadable refused = catchThrowableOfType(
                Unreadable.class, () -> read(EVENT.formatted("").replace(right, wrong), Map.of()));

        assertThat(refused.reason().code()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://registry:8080/apis/registry/v3/groups/events/artifacts/any%2F3/versions/3.1/content",
                "urn:schemas/3.1",
                "/3.1"
            })
    void theVersionIsReadFromAnAddressOfAnyBase(String address) {
        String event =
                EVENT.formatted("").replace("https://eventorchestrator.io/schemas/orders.order.placed/2.0", address);

        assertThat(read(event, Map.of()).version()).isEqualTo(new SchemaVersion(3, 1));
    }

    static Stream<String> traces() {
        return Stream.of(
                "'traceparent':5,",
                "'traceparent':[{}],'tracestate':{},",
                "'traceparent':null,'tracestate':'vendor=1',",
                "'traceparent':'" + "0".repeat(60_000) + "',",
                "'traceparent':'a\\u0000b',");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void aTraceThatIsNotTextOrTooLongIsIgnored(String trace) {
        EventEnvelope event = read(EVENT.formatted("").replace("'id'", trace + "'id'"), Map.of());

        assertThat(event.id()).isEqualTo("1");
        assertThat(event.trace()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60_000})
    void aTraceIsPassedOnUnreadWithoutAStateThatIsTooLong(int more) {
        String trace = "'traceparent':'any','tracestate':'vendor=" + "1".repeat(more) + "',";

        EventEnvelope event = read(EVENT.formatted("").replace("'id'", trace + "'id'"), Map.of());

        assertThat(event.trace()).isEqualTo(new EventTrace("any", more == 0 ? "vendor=" : null));
    }

    @Test
    void anIdTooLongForItsColumnIsRefused() {
        Unreadable refused = catchThrowableOfType(
                Unreadable.class,
                () -> read(EVENT.formatted("").replace("'id':'1'", "'id':'" + "1".repeat(1_000) + "'"), Map.of()));

        assertThat(refused.reason().code()).isEqualTo("not-an-event");
    }

    @Test
    void aRecordThatIsTooLargeIsNotParsed() {
        Unreadable refused = catchThrowableOfType(Unreadable.class, () -> read("[".repeat(70_001), Map.of()));

        assertThat(refused.reason().code()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 1.0, binary content mode is not supported",
        "'', 1.0, binary content mode is not supported",
        "application/cloudevents-batch+json, '', batched content mode is not supported",
        "application/cloudevents+avro, '', application/cloudevents+avro is not supported"
    })
    void aRecordThatDeclaresAnotherFormThanOneJsonEventIsRefused(String type, String version, String detail) {
        Unreadable refused =
                catchThrowableOfType(Unreadable.class, () -> read(EVENT.formatted(""), headers(type, version)));

        assertThat(refused.reason().code()).isEqualTo("unsupported-mode");
        assertThat(refused).hasMessageContaining(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "text/plain, ''",
        "application/json, ''",
        "application/cloudevents+json; charset=UTF-8, ''",
        "Application/CloudEvents+JSON, ''",
        "application/cloudevents+json, 1.0"
    })
    void aStructuredEventIsReadWhateverItsHeadersSay(String type, String version) {
        assertThat(read(EVENT.formatted(""), headers(type, version)).id()).isEqualTo("1");
    }

    private static Map<String, String> headers(String type, String version) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", type, "ce_specversion", version));
        headers.values().removeIf(String::isEmpty);
        return headers;
    }

    private EventEnvelope read(String json, Map<String, String> headers) {
        byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        List<RecordHeader> inOrder = headers.entrySet().stream()
                .map(header -> RecordHeader.of(header.getKey(), header.getValue()))
                .toList();
        return reader.read(new InboundRecord("orders.order.placed", 0, 0, null, inOrder, value));
    }
}
