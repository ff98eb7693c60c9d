package io.eventorchestrator.catalogue.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.compatibility.Verdict.Compatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Apicurio's pairs of schemas, in both directions and with the strict reading, which Apicurio uses. */
class PublicPairsTest {

    private static final String RESOURCE = "/json-schema-compatibility/apicurio.json";

    /** The pairs for which the schemas contradict Apicurio's rule, by their number. */
    private static final Map<Integer, Meaning> MEANINGS = Map.of(
            10, new Meaning(true, true, "without an anchor, the pattern finds the empty text in every string"),
            11, new Meaning(true, true, "neither pattern has an anchor, so both find the empty text in every string"),
            96, new Meaning(true, true, "no string is an array, so neither schema accepts anything"),
            108, new Meaning(true, true, "maxLength holds for every number, so anyOf accepts everything"),
            117, new Meaning(false, true, "a longer text of six letters satisfies both branches of the newer oneOf"),
            119, new Meaning(false, false, "a short text satisfies both branches of the newer oneOf"),
            124, new Meaning(true, true, "without anchors, no branch excludes anything"),
            125, new Meaning(true, true, "without anchors, the pattern excludes nothing"),
            126, new Meaning(true, true, "without anchors, the pattern excludes nothing"));

    /** Undecided directions: a content keyword is an annotation to the validator, but not to a consumer. */
    private static final int UNDECIDED = 4;

    static Stream<Pair> pairs() throws IOException {
        try (InputStream json = Objects.requireNonNull(PublicPairsTest.class.getResourceAsStream(RESOURCE))) {
            JsonNode all = JsonMapper.shared().readTree(json).path("tests");
            return IntStream.range(0, all.size()).mapToObj(i -> new Pair(i, all.get(i))).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isJudgedByItsMeaning(Pair pair) {
        Meaning expected = MEANINGS.getOrDefault(pair.number(), pair.byApicurio());

        Verdict forward = pair.forward();
        Verdict backward = pair.backward();
        assertThat(forward instanceof Compatible)
                .as("original to updated: " + forward)
                .isEqualTo(expected.forward());
        assertThat(backward instanceof Compatible)
                .as("updated to original: " + backward)
                .isEqualTo(expected.backward());
    }

    @Test
    void hardlyAnythingIsUndecided() throws IOException {
        List<String> undecided = new ArrayList<>();
        pairs().forEach(pair -> Stream.of(pair.forward(), pair.backward())
                .filter(Undecided.class::isInstance)
                .forEach(verdict -> undecided.add(pair + " " + verdict)));

        assertThat(undecided).hasSize(UNDECIDED).allMatch(line -> line.contains("content"));
    }

    /** In the opposite order these pairs add a property to an open schema, which Apicurio refuses. */
    @Test
    void anAddedPropertyIsTheOnlyLeniency() throws IOException {
        List<Integer> lenient = pairs().filter(pair -> !(pair.backward() instanceof Compatible)
                        && Compatibility.ofOlderProducer(pair.schema("updated"), pair.schema("original"))
                                instanceof Compatible)
                .map(Pair::number)
                .toList();

        assertThat(lenient).containsExactly(36, 54, 136);
    }

    @Test
    void allPairsAreThere() throws IOException {
        assertThat(pairs()).hasSize(145);
    }

    record Meaning(boolean forward, boolean backward, String why) {}

    record Pair(int number, JsonNode json) {

        Verdict forward() {
            return Compatibility.ofEveryDocument(schema("original"), schema("updated"));
        }

        Verdict backward() {
            return Compatibility.ofEveryDocument(schema("updated"), schema("original"));
        }

        JsonSchema schema(String which) {
            return JsonSchema.parse(which, json.path(which).toString());
        }

        Meaning byApicurio() {
            String compatibility = json.path("compatibility").asString();
            return new Meaning(!compatibility.equals("none"), compatibility.equals("both"), "Apicurio's rule");
        }

        @Override
        public String toString() {
            return number + " " + json.path("id").asString();
        }
    }
}
