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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Within a major version every change is compatible in both directions. */
class CompatibilityTest {

    private static final String SCHEMA = "{'title':'Order','type':'object','properties':{"
            + "'sku':{'type':'string','maxLength':64},"
            + "'state':{'enum':['OPEN','SHUT']},"
            + "'lines':{'type':'array','items':{'type':'object','properties':{"
            + "'quantity':{'type':'integer','minimum':1}},'required':['quantity']}}},"
            + "'required':['sku','state']}";

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    static List<ReleasedSchema> released() throws IOException {
        return ReleasedSchema.all();
    }

    @ParameterizedTest
    @MethodSource("successors")
    void aMinorVersionOnlyAddsOptionalProperties(ReleasedSchema older, ReleasedSchema newer) throws IOException {
        assertThat(newer.minor()).isEqualTo(older.minor() + 1);
        assertThat(Compatibility.breaks(older.json(), newer.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("successors")
    void eachSchemaAcceptsTheExampleOfTheOther(ReleasedSchema older, ReleasedSchema newer) throws IOException {
        assertAllowed(older, newer);
        assertAllowed(newer, older);
    }

    @ParameterizedTest
    @MethodSource("released")
    void everySchemaIsOpenToAdditionsOfALaterMinor(ReleasedSchema schema) throws IOException {
        assertThat(Compatibility.closedBy(schema.json())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'title':'Order'          | 'title':'An order'",
                "'maxLength':64           | 'maxLength':64,'description':'as in the catalogue'",
                "'sku':{                  | 'note':{'type':'string'},'sku':{",
                "'quantity':{             | 'gift':{'type':'boolean'},'quantity':{",
                "['sku','state']          | ['state','sku']"
            })
    void aHarmlessChangeIsAMinorVersion(String before, String after) {
        assertThat(Compatibility.breaks(schema("", ""), schema(before, after))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'sku':{                  | 'article':{              | /properties/sku is gone",
                "'quantity':{             | 'number':{               | /properties/lines/items/properties/quantity is gone",
                "['sku','state']          | ['sku','state','lines']  | /required has lines now",
                "['sku','state']          | ['sku']                  | /required had state",
                "['quantity']             | []                       | /properties/lines/items/required had quantity",
                "'type':'string'          | 'type':'integer'         | /properties/sku/type was",
                "'type':'integer'         | 'type':'number'          | /properties/lines/items/properties/quantity/type was",
                "'type':'string'          | 'type':['string','null'] | /properties/sku/type was",
                "'maxLength':64           | 'maxLength':32           | /properties/sku/maxLength was 64, is 32",
                "'maxLength':64           | 'maxLength':128          | /properties/sku/maxLength was 64, is 128",
                "'maxLength':64           | 'minLength':1            | /properties/sku/minLength was not there, is 1",
                "'minimum':1              | 'minimum':0              | /properties/lines/items/properties/quantity/minimum was",
                "['OPEN','SHUT']          | ['OPEN']                 | /properties/state/enum was",
                "['OPEN','SHUT']          | ['OPEN','SHUT','LOST']   | /properties/state/enum was",
                "'type':'array',          | ``                       | /properties/lines/type was"
            })
    void aChangeThatBreaksAReaderIsNotAMinorVersion(String before, String after, String told) {
        assertThat(Compatibility.breaks(schema("", ""), schema(before, after)))
                .anyMatch(change -> change.startsWith(told));
    }

    @Test
    void aClosedSchemaIsDetected() {
        assertThat(Compatibility.closedBy(schema("'required':['quantity']", "'additionalProperties':false")))
                .containsExactly("additionalProperties");
        assertThat(Compatibility.closedBy(schema("", ""))).isEmpty();
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

    private static JsonNode schema(String before, String after) {
        assertThat(SCHEMA).contains(before);
        return JSON.readTree(
                SCHEMA.replace(before, before.isEmpty() ? "" : after).replace('\'', '"'));
    }
}
