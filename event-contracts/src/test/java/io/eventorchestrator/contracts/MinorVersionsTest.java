package io.eventorchestrator.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Minor versions follow each other, and leave room for the next. Whether they are compatible, the catalogue tests. */
class MinorVersionsTest {

    static List<Arguments> successors() throws IOException {
        List<ReleasedSchema> all = ReleasedSchema.all();
        List<Arguments> pairs = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).sameMajorAs(all.get(i - 1))) {
                pairs.add(Arguments.of(all.get(i - 1), all.get(i)));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("successors")
    void noMinorVersionIsLeftOut(ReleasedSchema older, ReleasedSchema newer) {
        assertThat(newer.minor()).isEqualTo(older.minor() + 1);
    }

    @ParameterizedTest
    @MethodSource("successors")
    void eachSchemaAcceptsTheExampleOfTheOther(ReleasedSchema older, ReleasedSchema newer) throws IOException {
        assertAllowed(older, newer);
        assertAllowed(newer, older);
    }

    /** A closed schema would let no later minor version add a property. */
    @ParameterizedTest
    @ValueSource(strings = {"additionalProperties", "unevaluatedProperties", "propertyNames"})
    void everySchemaIsOpenToAdditionsOfALaterMinor(String keyword) throws IOException {
        for (ReleasedSchema schema : ReleasedSchema.all()) {
            assertThat(schema.json().findValues(keyword)).as(schema.toString()).isEmpty();
        }
    }

    @Test
    void thereIsAMinorVersionToCheck() throws IOException {
        assertThat(successors()).isNotEmpty();
    }

    private static void assertAllowed(ReleasedSchema schema, ReleasedSchema written) throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(schema.file()), InputFormat.JSON)
                        .validate(written.example().path("data")))
                .isEmpty();
    }
}
