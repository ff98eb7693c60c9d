package io.eventorchestrator.messaging.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.catalogue.registry.RegistryAddress;
import io.eventorchestrator.catalogue.registry.SchemaRegistry;
import io.eventorchestrator.contracts.Event;
import io.eventorchestrator.contracts.EventType;
import io.eventorchestrator.messaging.envelope.EventClass;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.EventEnvelope;
import io.eventorchestrator.messaging.envelope.Unreadable;
import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events of an unknown minor version, with registries of all kinds. The reader knows version 3.0. */
@ExtendWith(OutputCaptureExtension.class)
class LookedUpSchemasTest {

    private static final String TYPE = "tests.thing.renamed";
    private static final String NEWER = """
            {"$id":"https://eventorchestrator.io/schemas/tests.thing.renamed/3.7","type":"object",
             "properties":{"more":{"$ref":"#/$defs/short"},"again":{"$ref":"#/$defs/short"}},
             "$defs":{"short":{"type":"string","maxLength":3}}}""";
    private static final String GOOD = "{'names':['ada'],'more':'abc'}";
    private static final String BAD = "{'names':['ada'],'more':'abcd'}";
    private static final Renamed ADA = new Renamed(List.of("ada"));
    private static final Duration SOON = Duration.ofSeconds(3);

    private final StubRegistry stub = new StubRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    // A busy machine may need longer than a second to answer itself.
    private final LookedUpSchemas patient = schemas(Duration.ofSeconds(20));
    private final LookedUpSchemas asInAService = schemas(SchemaLookups.AT_MOST);
    private EventCodec codec = new EventCodec(patient);

    private LookedUpSchemas schemas(Duration atMost) {
        return new LookedUpSchemas(
                new SchemaRegistry(RegistryAddress.of(stub.url(), "events"), atMost), new DeliveryMetrics(meters));
    }

    @AfterEach
    void close() {
        patient.close();
        asInAService.close();
        stub.close();
    }

    @Test
    void anEventOfAnUnknownMinorIsValidatedByTheRegistrysSchemaWhichIsFetchedOnce() {
        stub.answers(200, NEWER);

        assertThat(read("3.7", GOOD)).isEqualTo(ADA);
        assertThat(refused("3.7", BAD))
                .hasMessageContaining("/more maxLength")
                .hasMessageEndingWith("(by the registry's schema 3.7)");
        assertThat(read("3.7", GOOD)).isEqualTo(ADA);

        assertThat(stub.requests())
                .containsExactly(
                        "/apis/registry/v3/groups/events/artifacts/tests.thing.renamed%2F3/versions/3.7/content");
        assertThat(counted("found")).isEqualTo(1);
    }

    @Test
    void aKnownVersionIsValidatedByTheLocalSchemaAlone() {
        stub.answers(200, NEWER);

        assertThat(read("3.0", BAD)).isEqualTo(ADA);

        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void aSchemaOfTheRegistryWithTheIdOfALocalOneDoesNotReplaceIt() {
        stub.answers(200, "{\"$id\":\"https://eventorchestrator.io/schemas/tests.thing.renamed/3.0\"}");

        assertThat(read("3.7", GOOD)).isEqualTo(ADA);

        assertThat(refused("3.0", "{'names':['a','b','c','d']}")).hasMessageContaining("/names");
    }

    @Test
    void aLooseSchemaOfTheRegistryDoesNotReplaceTheNewestLocalOne() {
        stub.answers(200, "{}");

        assertThat(refused("3.7", "{'more':'abc'}")).hasMessageContaining("names");

        assertThat(stub.requests()).isEmpty();
    }

    static Stream<Arguments> uselessRegistries() {
        return Stream.of(
                useless("that never answers", StubRegistry::neverAnswers, "failed"),
                useless("that drips", StubRegistry::drips, "failed"),
                useless("with 20 MB", StubRegistry::answersWith20Megabytes, "failed"),
                useless("that redirects", stub -> stub.redirectsTo(stub.url() + "/elsewhere"), "failed"),
                useless("that is gone", StubRegistry::close, "failed"),
                useless("without the schema", stub -> stub.answers(404, "{}"), "missing"),
                useless("that fails", stub -> stub.answers(500, "{}"), "failed"),
                useless("that asks for a login", stub -> stub.answers(401, "<html>"), "failed"),
                useless("that is a web site", stub -> stub.answers(200, "<html>"), "failed"));
    }

    private static Arguments useless(String name, Consumer<StubRegistry> behavior, String outcome) {
        return argumentSet(name, behavior, outcome);
    }

    @ParameterizedTest
    @MethodSource("uselessRegistries")
    void withARegistryOfNoUseTheEventIsValidatedByTheNewestLocalSchema(
            Consumer<StubRegistry> behavior, String outcome, CapturedOutput log) {
        behavior.accept(stub);
        codec = new EventCodec(asInAService);

        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(read("3.7", BAD)).isEqualTo(ADA);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(counted(outcome)).isEqualTo(1);
        assertThat(stub.requests()).hasSizeLessThanOrEqualTo(1);
        assertThat(log.getAll().lines().filter(line -> line.contains("WARN") && line.contains(TYPE + " 3.7")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "false",
                "\"schema\"",
                "null",
                "{\"type\":5}",
                "{\"properties\":{\"more\":{\"maxLength\":\"three\"}}}",
                "{\"properties\":{\"more\":{\"pattern\":\"(\"}}}",
                "{\"$schema\":\"http://127.0.0.1:1/schema\",\"maxProperties\":0}",
                "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"maxProperties\":0}",
                "{\"$ref\":\"#\",\"maxProperties\":0}",
                "{\"properties\":{\"child\":{\"$ref\":\"#\"}},\"maxProperties\":0}",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}}}",
                "{\"$ref\":\"http://127.0.0.1:1/other\",\"maxProperties\":0}",
                "{\"$ref\":\"STUB/other\",\"maxProperties\":0}",
                "{\"$ref\":\"other.json\",\"maxProperties\":0}",
                "{\"$ref\":\"file:/etc/passwd\",\"maxProperties\":0}",
                "{\"$ref\":\"classpath:schemas/tests.thing.renamed/3.0.json\",\"maxProperties\":0}",
                "{\"$ref\":\"#/$defs/none\",\"maxProperties\":0}",
                "{\"$ref\":\"#/%zz\",\"maxProperties\":0}",
                "{\"$ref\":\"#anchor\",\"$defs\":{\"a\":{\"$anchor\":\"anchor\"}},\"maxProperties\":0}",
                "{\"$dynamicRef\":\"#node\",\"maxProperties\":0}",
                "{\"$recursiveRef\":\"#\",\"maxProperties\":0}",
                "{\"allOf\":[{\"$id\":\"STUB/other\",\"$ref\":\"#/a\"}],\"a\":{},\"maxProperties\":0}"
            })
    void aDocumentThatIsUnfitAsASchemaIsNotUsed(String document) {
        stub.answers(200, document.replace("STUB", stub.url()));

        assertThat(read("3.7", BAD)).isEqualTo(ADA);
        assertThat(read("3.7", BAD)).isEqualTo(ADA);

        assertThat(counted("unusable")).isEqualTo(1);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void aSchemaWhoseReferencesMultiplyIsNotUsed() {
        String levels = IntStream.range(0, 40)
                .mapToObj(i -> "\"l%d\":{\"allOf\":[{\"$ref\":\"#/$defs/l%d\"},{\"$ref\":\"#/$defs/l%d\"}]},"
                        .formatted(i, i + 1, i + 1))
                .reduce("", String::concat);
        stub.answers(200, "{\"$ref\":\"#/$defs/l0\",\"$defs\":{" + levels + "\"l40\":{\"maxProperties\":0}}}");

        assertReadSoon();
    }

    @Test
    void aSchemaWithALongChainOfReferencesIsNotUsed() {
        String chain = IntStream.range(0, 60_000)
                .mapToObj(i -> "\"l%d\":{\"$ref\":\"#/$defs/l%d\"},".formatted(i, i + 1))
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        stub.answers(200, "{\"$ref\":\"#/$defs/l0\",\"$defs\":{" + chain + "\"l60000\":{\"maxProperties\":0}}}");

        assertReadSoon();
    }

    @Test
    void aDeeplyNestedDocumentIsNotUsed() {
        stub.answers(200, "{\"not\":".repeat(100_000) + "{}" + "}".repeat(100_000));

        assertReadSoon();
    }

    private void assertReadSoon() {
        long begin = System.nanoTime();
        assertThat(read("3.7", BAD)).isEqualTo(ADA);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(counted("found")).isZero();
    }

    @Test
    void manyThreadsWaitForOneRequestPerSchema() throws Exception {
        stub.answersLate(NEWER, 100);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> reads = IntStream.range(0, 50)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> refused("3.7", BAD)))
                    .toList();
            for (Future<?> read : reads) {
                read.get();
            }
        }

        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void aRegistryThatNeverAnswersHoldsUpThousandsOfVersionsForASecond() {
        stub.neverAnswers();
        JsonNode data = envelope("3.1", BAD).data();

        long begin = System.nanoTime();
        for (int minor = 1; minor < 5_000; minor++) {
            assertThat(asInAService.violations(TYPE, new SchemaVersion(3, minor), data))
                    .isEmpty();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(stub.requests()).hasSize(1);
        assertThat(counted("skipped")).isEqualTo(4_998);
    }

    @Test
    void withinATransactionOnlySchemasThatAreHereAreUsed() {
        stub.answers(200, NEWER);

        inTransaction(() -> assertThat(read("3.7", BAD)).isEqualTo(ADA));
        assertThat(stub.requests()).isEmpty();

        assertThat(read("3.7", GOOD)).isEqualTo(ADA);
        inTransaction(() -> assertThat(refused("3.7", BAD)).isNotNull());
    }

    private static void inTransaction(Runnable work) {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            work.run();
        } finally {
            TransactionSynchronizationManager.clear();
        }
    }

    @Test
    void aClosedRegistryIsNotAFailureOfTheEvent() {
        patient.close();

        assertThatCode(() -> read("3.7", BAD)).doesNotThrowAnyException();
    }

    private double counted(String outcome) {
        return meters.find("events.schema.lookups").tags("event", TYPE, "outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private Event read(String version, String data) {
        return codec.read(EventClass.of(Renamed.class), envelope(version, data));
    }

    private Unreadable refused(String version, String data) {
        Unreadable refused = catchThrowableOfType(Unreadable.class, () -> read(version, data));
        assertThat(refused.reason().code()).isEqualTo("schema-violation");
        return refused;
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

    @EventType(value = TYPE, version = "3.0")
    record Renamed(List<String> names) implements Event {

        @Override
        public String key() {
            return "k";
        }
    }
}
