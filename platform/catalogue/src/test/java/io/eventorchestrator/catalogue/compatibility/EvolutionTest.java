package io.eventorchestrator.catalogue.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.compatibility.Evolution.Order;
import io.eventorchestrator.catalogue.compatibility.Verdict.Incompatible;
import io.eventorchestrator.catalogue.compatibility.Verdict.Undecided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The effect of a change of an event's schema on those who run both versions. */
class EvolutionTest {

    private static final String ORDER = "{'title':'Order','type':'object','properties':{"
            + "'sku':{'type':'string','maxLength':64,'pattern':'^[A-Z0-9-]+$'},"
            + "'state':{'enum':['OPEN','SHUT']},"
            + "'note':{'type':'string'},"
            + "'lines':{'type':'array','items':{'type':'object','properties':{"
            + "'quantity':{'type':'integer','minimum':1}},'required':['quantity']}}},"
            + "'required':['sku','state']}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'title':'Order'  | 'title':'An order'",
                "'maxLength':64   | 'maxLength':64,'description':'as in the catalogue'",
                "'sku':{          | 'remark':{'type':'string'},'sku':{",
                "'quantity':{     | 'gift':{'type':'boolean'},'quantity':{",
                "'quantity':{     | 'gift':{'type':'object','properties':{'by':{'enum':['A']}}},'quantity':{",
                "['sku','state']  | ['state','sku']",
                "['OPEN','SHUT']  | ['SHUT','OPEN']",
                "'minimum':1      | 'exclusiveMinimum':0",
                "'type':'string'} | 'type':['string']}",
                "'type':'string'} | 'allOf':[{'type':'string'}]}"
            })
    void aHarmlessChangeIsRolledOutInEitherOrder(String before, String after) {
        assertThat(change(before, after).order()).isEqualTo(Order.EITHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Wider: the new consumer reads all, the old one does not.
                "['sku','state']         | ['sku']                         | CONSUMERS_FIRST",
                "['quantity']            | []                              | CONSUMERS_FIRST",
                "'type':'integer'        | 'type':'number'                 | CONSUMERS_FIRST",
                "'note':{'type':'string' | 'note':{'type':['string','null']| CONSUMERS_FIRST",
                "'maxLength':64          | 'maxLength':128                 | CONSUMERS_FIRST",
                "'minimum':1             | 'minimum':0                     | CONSUMERS_FIRST",
                "['OPEN','SHUT']         | ['OPEN','SHUT','LOST']          | CONSUMERS_FIRST",
                "'note':{'type':'string'},|                                | CONSUMERS_FIRST",
                "'type':'array',         |                                 | CONSUMERS_FIRST",
                "'pattern':'^[A-Z0-9-]+$'| 'minLength':0                   | CONSUMERS_FIRST",
                "'sku':{                 | 'article':{                     | CONSUMERS_FIRST",
                "'quantity':{            | 'number':{                      | CONSUMERS_FIRST",
                // Narrower: the other way round.
                "['sku','state']         | ['sku','state','lines']         | PRODUCERS_FIRST",
                "['sku','state']         | ['sku','state','note']          | PRODUCERS_FIRST",
                "'maxLength':64          | 'maxLength':32                  | PRODUCERS_FIRST",
                "'maxLength':64          | 'maxLength':64,'minLength':3    | PRODUCERS_FIRST",
                "'minimum':1             | 'minimum':2                     | PRODUCERS_FIRST",
                "'minimum':1             | 'minimum':1,'maximum':1000000   | PRODUCERS_FIRST",
                "['OPEN','SHUT']         | ['OPEN']                        | PRODUCERS_FIRST",
                "'type':'array',         | 'type':'array','maxItems':3,    | PRODUCERS_FIRST",
                "'type':'array',         | 'type':'array','minItems':1,    | PRODUCERS_FIRST",
                "'type':'array',         | 'type':'array','uniqueItems':true,| PRODUCERS_FIRST",
                "'note':{'type':'string' | 'note':{'type':'string','format':'uuid'| PRODUCERS_FIRST",
                "'title':'Order'         | 'additionalProperties':false    | PRODUCERS_FIRST",
                // Different: no order works.
                "'note':{'type':'string' | 'note':{'type':'integer'        | NEW_MAJOR",
                "'type':'integer'        | 'type':'string'                 | NEW_MAJOR",
                "['OPEN','SHUT']         | ['OPEN','LOST']                 | NEW_MAJOR",
                "['sku','state']         | ['sku','lines']                 | NEW_MAJOR"
            })
    void aChangeThatBreaksAConsumerHasACounterexample(String before, String after, Order order) {
        Evolution change = change(before, after == null ? "" : after);

        assertThat(change.order()).as(change.toString()).isEqualTo(order);
    }

    @Test
    void theCounterexampleIsSmallAndNamesItsFault() {
        assertThat(change("['OPEN','SHUT']", "['OPEN']").oldProducer())
                .isInstanceOfSatisfying(Incompatible.class, broken -> {
                    assertThat(broken.counterexample().path("state").asString()).isEqualTo("SHUT");
                    assertThat(broken.counterexample().path("sku").asString()).matches("[A-Z0-9-]+");
                    assertThat(broken.counterexample().has("lines")).isFalse();
                    assertThat(broken.refusal()).contains("state");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'pattern':'^(?!x)a'}                   | {'pattern':'^(?!y)a'}  | pattern
            {}                                      | {'unevaluatedProperties':true} | unevaluatedProperties
            {'type':'string'}                       | {'type':'string','contentEncoding':'base64'} | contentEncoding
            {}                                      | {'$ref':'https://example.com/other'} | $ref
            {'type':'string'}                       | {'allOf':[{'$id':'a','$ref':'#/$defs/b','$defs':{'b':{'type':'integer'}}}],'$defs':{'b':true}} | $id
            {'maximum':5}                           | {'type':'integer','maximum':1e999999999} | maximum
            {'type':'integer','maximum':1e999999999} | {'type':'integer','maximum':1e999999998} | maximum
            {'multipleOf':1e-999999999}             | {'multipleOf':3}       | multipleOf
            {'multipleOf':3}                        | {'properties':{'a':{'multipleOf':1e-999999999}}} | multipleOf
            {'const':1e999999999}                   | {'type':'integer'}     | const
            {'enum':[{'a':1e-999999999}]}           | {'type':'object'}      | enum
            """)
    void anUnprovenChangeIsUndecidedWithItsKeyword(String written, String read, String keyword) {
        assertThat(Compatibility.ofEveryDocument(schema(written), schema(read)))
                .isInstanceOfSatisfying(
                        Undecided.class, open -> assertThat(open.keyword()).isEqualTo(keyword));
    }

    /** Each of the patterns is readable, and more than the machine's stack holds. */
    @ParameterizedTest
    @ValueSource(strings = {"(a|b){1,1000}", "((a|b)*c|d)*"})
    void aPatternTooLargeForTheMachineIsUndecided(String part) {
        String written = "{'type':'string','pattern':'" + part.repeat(500) + "'}";

        assertThat(Compatibility.ofEveryDocument(schema(written), schema(written.replace("'}", "a'}"))))
                .isInstanceOfSatisfying(
                        Undecided.class, open -> assertThat(open.keyword()).isEqualTo("pattern"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void aSchemaTooDeepToBeReadIsReportedInOneLine(String opening) {
        assertThatThrownBy(() -> JsonSchema.parse("order.json", opening.repeat(20_000)))
                .isInstanceOf(InvalidContract.class)
                .hasMessage("order.json: No YAML or JSON: it has too many levels.");
    }

    @Test
    void anUnreadablePatternIsClipped() {
        assertThatThrownBy(() -> schema("{'pattern':'" + "(".repeat(30_000) + "'}"))
                .isInstanceOf(InvalidContract.class)
                .hasMessageStartingWith("order.json:1: the pattern ((");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'$ref':'#'}                               | $ref leads back to itself
            {'$defs':{'a':{'anyOf':[{'$ref':'#/$defs/a'}]}}} | $ref leads back to itself, at /$defs/a
            {'pattern':'['}                            | the pattern [ can't be read
            {'properties':{'a':1}}                     | a schema must be an object or a boolean, at /properties/a
            {'type':'string','type':'object'}          | No YAML or JSON: the key type occurs twice.
            {} {}                                      | No YAML or JSON: more follows its end.
            {'type' 'string'}                          | No YAML or JSON: Unexpected character
            {'type':'string'                           | No YAML or JSON: Unexpected end-of-input: expected close marker for Object.
            []                                         | a schema must be an object or a boolean
            """)
    void anUnusableSchemaIsReportedInOneLine(String text, String message) {
        assertThatThrownBy(() -> schema(text))
                .isInstanceOf(InvalidContract.class)
                .message()
                .matches("order\\.json(:1)?: .*")
                .contains(": " + message)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','properties':{'next':{'$ref':'#'},'a':{'type':'string'}}}",
                "{'$defs':{'t':{'type':'array','items':{'$ref':'#/$defs/t'}}},'$ref':'#/$defs/t'}"
            })
    void aRecursiveSchemaIsCompared(String older) {
        Evolution change = Evolution.of(
                schema(older), schema(older.replace("'type':'object',", "'type':'object','minProperties':0,")));

        assertThat(change.order()).isEqualTo(Order.EITHER);
    }

    @Test
    void aRecursiveSchemaMayGainAPropertyInAllItsDepths() {
        Evolution change = Evolution.of(
                schema("{'type':'object','properties':{'next':{'$ref':'#'}}}"),
                schema("{'type':'object','properties':{'next':{'$ref':'#'},'b':{'type':'integer'}}}"));

        assertThat(change.order()).isEqualTo(Order.EITHER);
    }

    private static Evolution change(String before, String after) {
        assertThat(ORDER).contains(before);
        return Evolution.of(schema(ORDER), schema(ORDER.replace(before, after)));
    }

    private static JsonSchema schema(String text) {
        return JsonSchema.parse("order.json", text.replace('\'', '"'));
    }
}
