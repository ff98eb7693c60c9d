package io.eventorchestrator.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Compares records, schemas, examples and contract with each other. */
class ContractTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path CLASSES = Path.of("target/classes");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The newest major of each event type. */
    static List<Class<?>> events() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(ContractTest::named)
                    .filter(type ->
                            type.isAnnotationPresent(EventType.class) && !Superseded.class.isAssignableFrom(type))
                    .toList();
        }
    }

    private static Class<?> named(String file) {
        try {
            return Class.forName(file.replace(".class", "").replace('/', '.'), false, Event.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** The events and the older majors that they supersede. */
    static List<Class<?>> records() throws IOException {
        return events().stream()
                .flatMap(event -> Stream.<Class<?>>iterate(event, Objects::nonNull, ContractTest::superseded))
                .toList();
    }

    static List<ReleasedSchema> schemas() throws IOException {
        return ReleasedSchema.all();
    }

    @ParameterizedTest
    @MethodSource("records")
    void theSchemaHasThePropertiesOfTheRecord(Class<?> event) throws IOException {
        assertSame(event, read(file("schemas", event)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void theExampleSurvivesConversionToTheRecordAndBack(Class<?> event) throws IOException {
        JsonNode data = read(file("examples", event)).path("data");

        JsonNode back = JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(data, event)));

        assertThat(back).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaHasAValidExample(ReleasedSchema schema) throws IOException {
        JsonNode envelope = schema.example();

        assertThat(envelope.path("type").asString()).isEqualTo(schema.type());
        assertThat(envelope.path("dataschema").asString()).endsWith("/" + schema);
        assertThat(envelope.path("subject")).isEqualTo(envelope.path("partitionkey"));
        assertThat(violations(schema.file(), envelope.path("data"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyExampleIsAnEnvelope(ReleasedSchema schema) throws IOException {
        assertThat(violations(RESOURCES.resolve("envelope/1.0.json"), schema.example()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaHasTheNameOfItsEvent(ReleasedSchema schema) throws IOException {
        assertThat(schema.json().path("title").asString())
                .isEqualTo(event(schema).getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyMajorHasARecordThatWritesItsLastMinor(ReleasedSchema schema) throws IOException {
        Class<?> ofItsMajor = records().stream()
                .filter(record ->
                        type(record).equals(schema.type()) && version(record).startsWith(schema.major() + "."))
                .findFirst()
                .orElseThrow();

        assertThat(version(ofItsMajor))
                .isEqualTo(schemas().stream()
                        .filter(schema::sameMajorAs)
                        .toList()
                        .getLast()
                        .version());
    }

    @Test
    void theContractListsEveryEventUnderItsTypeAndVersion() throws IOException {
        JsonNode contract = new YAMLMapper().readTree(Files.readString(RESOURCES.resolve("asyncapi.yaml")));

        Set<String> inContract = contract.path("channels")
                .propertyStream()
                .map(channel -> channel.getKey() + " "
                        + channel.getValue().path("address").asString() + " "
                        + contract.at("/components/messages/" + channel.getKey() + "/x-version")
                                .asString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inContract)
                .containsExactlyElementsOf(events().stream()
                        .map(event -> event.getSimpleName() + " " + type(event) + " " + version(event))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void typesAreNamedDomainEntityEvent(Class<?> event) {
        String domain = event.getPackageName().replaceFirst(".*\\.", "");

        assertThat(type(event)).matches(domain + "\\.[a-z]+\\.[a-z]+ed|" + domain + "\\.[a-z]+\\.sent");
    }

    private static void assertSame(Class<?> type, JsonNode schema) {
        Set<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        assertThat(schema.path("properties").propertyNames())
                .as(type.getSimpleName())
                .hasSameElementsAs(components);
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .as("properties that every producer of the major writes")
                .hasSameElementsAs(neverNull(type));
        for (RecordComponent component : type.getRecordComponents()) {
            nested(component.getGenericType(), schema.at("/properties/" + component.getName()));
        }
    }

    private static Set<String> neverNull(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static List<Error> violations(Path schema, JsonNode json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON)
                .validate(json);
    }

    private static Class<?> event(ReleasedSchema schema) throws IOException {
        return events().stream()
                .filter(event -> type(event).equals(schema.type()))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Class<?> superseded(Class<?> event) {
        Supersedes annotation = event.getAnnotation(Supersedes.class);
        return annotation == null ? null : annotation.value();
    }

    private static void nested(Type type, JsonNode schema) {
        if (type instanceof ParameterizedType list) {
            nested(list.getActualTypeArguments()[0], schema.path("items"));
        } else if (type instanceof Class<?> record && record.isRecord()) {
            assertSame(record, schema);
        }
    }

    private static Path file(String kind, Class<?> event) {
        return RESOURCES.resolve(kind).resolve(type(event)).resolve(version(event) + ".json");
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private static String type(Class<?> event) {
        return event.getAnnotation(EventType.class).value();
    }

    private static String version(Class<?> event) {
        return event.getAnnotation(EventType.class).version();
    }
}
