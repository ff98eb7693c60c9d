package io.eventorchestrator.tooling.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.tooling.impact.Holding.Extent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveTextTest {

    private static final String TYPE = "orders.order.placed";

    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALL        | 0 | none",
                "THE_OLDEST | 3 | none; only the oldest were read, 3 of about 9",
                "SOME       | 3 | none; not all were read, 3 of about 9",
                "READABLE   | 0 | none; not all could be read, 0 of about 9",
            })
    void aPlaceSaysWhatWasRead(Extent extent, long read, String message) {
        Holding holding = new Holding("outbox", "order-service", new VersionCounts(TYPE), read, 9, extent);

        new LiveText(new PrintWriter(out))
                .print(new LiveImpact(
                        TYPE, SchemaVersion.find("2.0"), "b:1", 10, List.of(holding), Map.of(), List.of()));

        assertThat(out.toString().lines()).contains("  outbox        order-service: " + message);
    }
}
