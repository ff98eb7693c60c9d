package io.eventorchestrator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class UnreadableBodyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "-2147483649", "1000000000000000000000000000000000000000", "{}"})
    void aNumberThatNoIntegerHoldsIsAnsweredWithTheRange(String number) {
        JacksonException failure = catchThrowableOfType(
                JacksonException.class, () -> JSON.readValue("{\"quantity\":" + number + "}", Line.class));

        assertThat(UnreadableBody.explain(failure).getDetail())
                .isEqualTo("quantity must be a whole number within 32 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1-1-1-1-1\"", "\"01981d3c-0000-7000-8000-00000000000g\"", "[]"})
    void aTextThatIsNotAnIdIsAnsweredWithItsForm(String id) {
        JacksonException failure = catchThrowableOfType(
                JacksonException.class, () -> JSON.readValue("{\"orderId\":" + id + "}", Reference.class));

        assertThat(UnreadableBody.explain(failure).getDetail()).isEqualTo("orderId must be a UUID of 36 characters");
    }

    record Line(Integer quantity) {}

    record Reference(UUID orderId) {}
}
