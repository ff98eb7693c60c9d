package io.eventorchestrator.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T09:15:30Z, 2026-01-05T09:15:30Z",
        "2026-01-05t09:15:30z, 2026-01-05T09:15:30Z",
        "2026-01-05T09:15:30.5+02:00, 2026-01-05T07:15:30.5Z",
        "2026-01-05T09:15:30-23:59, 2026-01-06T09:14:30Z",
        "2026-01-05T09:15:30-00:00, 2026-01-05T09:15:30Z",
        "1990-12-31T23:59:60Z, 1991-01-01T00:00:00Z",
        "1990-12-31T15:59:60.25-08:00, 1991-01-01T00:00:00.25Z",
        "2026-01-05T09:15:30.1234567891234Z, 2026-01-05T09:15:30.123456789Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
        "2026-01-05T09:15Z, 2026-01-05T09:15:00Z"
    })
    void everyTimeThatTheRfcAllowsIsRead(String text, Instant expected) {
        assertThat(Rfc3339.parse(text)).isEqualTo(expected);
    }

    @Test
    void aFractionMayHaveAnyNumberOfDigits() {
        assertThat(Rfc3339.parse("2026-01-05T09:15:30." + "9".repeat(200) + "Z"))
                .isEqualTo("2026-01-05T09:15:30.999999999Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-05",
                "2026-01-05T09:15:30",
                "2026-01-05 09:15:30Z",
                "2026-02-29T09:15:30Z",
                "2026-13-01T09:15:30Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T09:60:00Z",
                "2026-01-05T09:15:61Z",
                "2026-01-05T09:15:60Z",
                "2026-01-05T09:15:30.Z",
                "2026-01-05T09:15:30+24:00",
                "2026-01-05T09:15:30+02",
                "+2026-01-05T09:15:30Z",
                "٢٠٢٦-01-05T09:15:30Z"
            })
    void anyOtherTextIsRefused(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
