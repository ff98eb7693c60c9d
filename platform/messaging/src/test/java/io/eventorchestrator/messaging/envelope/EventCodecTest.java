package io.eventorchestrator.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.contracts.Superseded;
import io.eventorchestrator.contracts.Supersedes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The versions that a reader accepts, for an event with three majors, whose schemas are test resources. */
class EventCodecTest {

    private static final String TYPE = "tests.thing.renamed";
    private static final EventClass READER = EventClass.of(Renamed.class);

    private final EventCodec codec = new EventCodec(RegistrySchemas.none());

    @Test
    void anOlderMajorIsUpcastThroughEveryMajorBetween() {
        assertThat(read("1.0", "{'first':'ada'}")).isEqualTo(new Renamed(List.of("ada")));
        assertThat(read("2.0", "{'name':'ada'}")).isEqualTo(new Renamed(List.of("ada")));
        assertThat(read("3.0", "{'names':['ada','eve']}")).isEqualTo(new Renamed(List.of("ada", "eve")));
    }

    @Test
    void aMinorOfAnOlderMajorIsUpcastWithItsAdditions() {
        assertThat(read("2.1", "{'name':'ada','note':'eve'}")).isEqualTo(new Renamed(List.of("ada", "eve")));
    }

    @Test
    void additionsOfAnUnknownMinorAreIgnored() {
        assertThat(read("3.7", "{'names':['ada'],'more':{}}")).isEqualTo(new Renamed(List.of("ada")));
        assertThat(read("2.9", "{'name':'ada','more':5}")).isEqualTo(new Renamed(List.of("ada")));
    }

    @Test
    void anOlderEventMustSatisfyItsOwnSchema() {
        assertThat(refused("2.0", "{'name':'longer than eight'}").reason().code())
                .isEqualTo("schema-violation");
        assertThat(refused("1.0", "{'name':'ada'}").reason().code()).isEqualTo("schema-violation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000", "\\ud800", "\\udc00\\ud800"})
    void textThatNoDatabaseStoresViolatesEverySchema(String text) {
        Unreadable refused = refused("3.0", "{'names':['ada','" + text + "']}");

        assertThat(refused.reason().code()).isEqualTo("schema-violation");
        assertThat(refused).hasMessageContaining("/names/1");
        assertThat(refused("3.7", "{'names':['ada'],'more':{'" + text + "':[]}}")
                        .reason()
                        .code())
                .isEqualTo("schema-violation");
    }

    @Test
    void textBeyondTheBasicPlaneIsRead() {
        assertThat(read("3.0", "{'names':['\\ud83c\\udf75']}")).isEqualTo(new Renamed(List.of("\ud83c\udf75")));
    }

    @Test
    void textThatNoDatabaseStoresIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.toData(READER, new Renamed(List.of("a\0"))))
                .withMessageContaining("/names/0");
    }

    @Test
    void aNewerMajorIsRefusedNamingTheAcceptedOnes() {
        Unreadable refused = refused("4.0", "{}");

        assertThat(refused.reason().code()).isEqualTo("unsupported-version");
        assertThat(refused).hasMessage(TYPE + " 4.0, this reader accepts major 3 and 2 and 1");
    }

    @Test
    void aReaderOfAnOlderMajorAcceptsNoNewerOne() {
        Unreadable refused = catchThrowableOfType(
                Unreadable.class, () -> codec.read(EventClass.of(RenamedV2.class), envelope("3.0", "{'names':[]}")));

        assertThat(refused).hasMessage(TYPE + " 3.0, this reader accepts major 2 and 1");
    }

    @Test
    void anEventThatTheNextMajorCannotExpressIsRefused() {
        Unreadable refused = refused("1.0", "{'first':'nobody'}");

        assertThat(refused.reason().code()).isEqualTo("unsupported-version");
        assertThat(refused).hasMessage("1.0 can't be upcast to 3.0: nobody has no name");
    }

    @Test
    void anUpcastEventMustSatisfyTheReadersSchema() {
        Unreadable refused = refused("2.0", "{'name':'a,b,c'}");

        assertThat(refused.reason().code()).isEqualTo("unsupported-version");
        assertThat(refused).hasMessageContaining("/names maxItems");
    }

    @Test
    void missingPropertiesAreNotWritten() {
        assertThat(codec.toData(EventClass.of(RenamedV2.class), new RenamedV2("ada", null)))
                .hasToString("{\"name\":\"ada\"}");
    }

    @Test
    void onlyTheSameEventOfAnOlderMajorCanBeSuperseded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventClass.of(Other.class))
                .withMessageContaining("can't supersede");
    }

    private Event read(String version, String data) {
        return codec.read(READER, envelope(version, data));
    }

    private Unreadable refused(String version, String data) {
        return catchThrowableOfType(Unreadable.class, () -> read(version, data));
    }

    private static EventEnvelope envelope(String version, String data) {
        return new EventEnvelope(
                "1",
                "/test",
                TYPE,
                "k",
                Instant.EPOCH,
                SchemaVersion.parse(version),
                "1",
                null,
                null,
                false,
                JsonMapper.shared().readTree(data.replace('\'', '"')));
    }

    @EventType(value = TYPE, version = "1.0")
    record RenamedV1(String first) implements Superseded<RenamedV2> {

        @Override
        public String key() {
            return "k";
        }

        @Override
        public RenamedV2 upcast() {
            if (first.equals("nobody")) {
                throw new IllegalStateException("nobody has no name");
            }
            return new RenamedV2(first, null);
        }
    }

    @EventType(value = TYPE, version = "2.1")
    @Supersedes(RenamedV1.class)
    record RenamedV2(String name, @Nullable String note) implements Superseded<Renamed> {

        @Override
        public String key() {
            return "k";
        }

        @Override
        public Renamed upcast() {
            return new Renamed(note == null ? List.of(name.split(",")) : List.of(name, note));
        }
    }

    @EventType(value = TYPE, version = "3.0")
    @Supersedes(RenamedV2.class)
    record Renamed(List<String> names) implements Event {

        @Override
        public String key() {
            return "k";
        }
    }

    @EventType(value = "tests.thing.other", version = "3.0")
    @Supersedes(RenamedV2.class)
    record Other() implements Event {

        @Override
        public String key() {
            return "k";
        }
    }
}
