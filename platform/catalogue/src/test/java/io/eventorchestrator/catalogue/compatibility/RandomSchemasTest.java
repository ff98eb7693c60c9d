package io.eventorchestrator.catalogue.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.compatibility.Verdict.Compatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Incompatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small random schemas, and documents that would contradict a wrong proof. */
class RandomSchemasTest {

    private static final int PAIRS = 250;
    private static final int DOCUMENTS = 150;

    private final List<Verdict> verdicts = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noDocumentContradictsAVerdict(long seed) {
        Random random = new Random(seed);
        List<JsonNode> documents = Stream.generate(() -> JsonMapper.shared().readTree(document(random, 3)))
                .limit(DOCUMENTS)
                .toList();
        for (int i = 0; i < PAIRS; i++) {
            String left = schema(random, 3);
            judge(left, random.nextBoolean() ? schema(random, 3) : varied(left, random), documents);
        }
        assertThat(verdicts).filteredOn(Compatible.class::isInstance).hasSizeGreaterThan(PAIRS / 10);
        assertThat(verdicts).filteredOn(Incompatible.class::isInstance).hasSizeGreaterThan(PAIRS / 10);
        assertThat(verdicts).filteredOn(Undecided.class::isInstance).hasSizeLessThan(PAIRS / 10);
    }

    private void judge(String left, String right, List<JsonNode> documents) {
        JsonSchema written = JsonSchema.parse("written", left);
        JsonSchema read = JsonSchema.parse("read", right);
        Verdict verdict = Compatibility.ofEveryDocument(written, read);
        verdicts.add(verdict);
        if (verdict instanceof Compatible) {
            assertThat(documents)
                    .as(left + " within " + right)
                    .filteredOn(written::accepts)
                    .allMatch(read::accepts);
        }
        if (verdict instanceof Incompatible broken) {
            assertThat(written.accepts(broken.counterexample())).isTrue();
            assertThat(read.accepts(broken.counterexample())).isFalse();
        }
    }

    private static String varied(String schema, Random random) {
        return schema.replaceFirst("[1-3]", String.valueOf(random.nextInt(3) + 1));
    }

    private static String schema(Random random, int depth) {
        int kinds = depth == 0 ? 7 : 18;
        return switch (random.nextInt(kinds)) {
            case 0 -> random.nextInt(4) == 0 ? "false" : "true";
            case 1 -> "{\"type\":" + type(random) + "}";
            case 2 -> "{\"enum\":[" + scalar(random) + "," + scalar(random) + "]}";
            case 3 -> "{\"minimum\":%d,\"maximum\":%d}".formatted(random.nextInt(4), random.nextInt(4));
            case 4 ->
                "{\"type\":\"string\",\"minLength\":%d,\"maxLength\":%d}"
                        .formatted(random.nextInt(3), random.nextInt(4));
            case 5 ->
                "{\"type\":\"integer\",\"exclusiveMinimum\":%d,\"multipleOf\":%d}"
                        .formatted(random.nextInt(3), random.nextInt(3) + 1);
            case 6 -> "{\"type\":\"string\",\"pattern\":\"" + (random.nextBoolean() ? "^a" : "b$") + "\"}";
            case 7 ->
                "{\"type\":[\"object\",\"null\"],\"properties\":{\"a\":%s,\"b\":%s},\"required\":[\"%s\"]}"
                        .formatted(schema(random, depth - 1), schema(random, depth - 1), name(random));
            case 8 ->
                "{\"type\":\"object\",\"properties\":{\"a\":%s},\"additionalProperties\":%s}"
                        .formatted(schema(random, depth - 1), schema(random, depth - 1));
            case 9 ->
                "{\"type\":\"object\",\"patternProperties\":{\"^a\":%s},\"additionalProperties\":%s}"
                        .formatted(schema(random, depth - 1), schema(random, depth - 1));
            case 10 ->
                "{\"type\":\"object\",\"minProperties\":%d,\"maxProperties\":%d}"
                        .formatted(random.nextInt(3), random.nextInt(4));
            case 11 ->
                "{\"type\":\"array\",\"items\":%s,\"minItems\":%d}"
                        .formatted(schema(random, depth - 1), random.nextInt(3));
            case 12 ->
                "{\"type\":\"array\",\"prefixItems\":[%s],\"items\":%s,\"maxItems\":%d}"
                        .formatted(schema(random, depth - 1), schema(random, depth - 1), random.nextInt(4));
            case 13 ->
                "{\"type\":\"array\",\"contains\":%s,\"uniqueItems\":%s}"
                        .formatted(schema(random, depth - 1), random.nextBoolean());
            case 14 -> several("allOf", random, depth);
            case 15 -> several("anyOf", random, depth);
            case 16 -> several("oneOf", random, depth);
            default ->
                random.nextBoolean()
                        ? "{\"not\":" + schema(random, depth - 1) + "}"
                        : "{\"if\":%s,\"then\":%s,\"else\":%s}"
                                .formatted(
                                        schema(random, depth - 1),
                                        schema(random, depth - 1),
                                        schema(random, depth - 1));
        };
    }

    private static String several(String keyword, Random random, int depth) {
        return "{\"%s\":[%s,%s]}".formatted(keyword, schema(random, depth - 1), schema(random, depth - 1));
    }

    private static String type(Random random) {
        return List.of("\"object\"", "\"array\"", "\"string\"", "\"integer\"", "\"number\"", "[\"null\",\"boolean\"]")
                .get(random.nextInt(6));
    }

    private static String name(Random random) {
        return List.of("a", "b", "ab").get(random.nextInt(3));
    }

    private static String scalar(Random random) {
        return List.of("0", "1", "2", "3", "1.5", "\"\"", "\"a\"", "\"ab\"", "\"abc\"", "null", "true", "false")
                .get(random.nextInt(12));
    }

    private static String document(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 1 : 3)) {
            case 0 -> scalar(random);
            case 1 ->
                Stream.generate(() -> document(random, depth - 1))
                        .limit(random.nextInt(4))
                        .toList()
                        .toString();
            default ->
                random.nextBoolean()
                        ? "{\"a\":" + document(random, depth - 1) + "}"
                        : "{\"a\":%s,\"b\":%s,\"ab\":%s}"
                                .formatted(document(random, depth - 1), document(random, depth - 1), scalar(random));
        };
    }
}
