package io.eventorchestrator.messaging.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.envelope.RegistrySchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes to target/scale.md how long events wait on 10, 100 and 1000 instances when something goes wrong. */
@Tag("full")
class ScaleIT {

    private static final List<String> TABLE = new ArrayList<>();

    private final Catalogue catalogue = Catalogue.load();
    private final EventCodec codec = new EventCodec(RegistrySchemas.none());

    @BeforeAll
    static void beQuiet() {
        SimulationLogs.set(Level.OFF);
        TABLE.add(CrowdFigures.HEADER);
    }

    @AfterAll
    static void writeTable() throws IOException {
        SimulationLogs.set(null);
        Files.write(Path.of("target", "scale.md"), TABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void eachEventIsHandledOnceOnAnyNumberOfInstances(int instances) throws Exception {
        try (SimulatedServer server = new SimulatedServer();
                SimulatedDatabase database = server.database()) {
            for (Trouble trouble : Trouble.values()) {
                CrowdFigures figures = new Crowd(database, catalogue, codec, instances, trouble).run();
                String row = figures.row(instances, trouble);
                System.out.println(row);
                TABLE.add(row);
                assertThat(figures.rests()).as("comes to rest: %s", row).isTrue();
                assertThat(figures.events()).as("committed events").isGreaterThan(Crowd.EVENTS * 9 / 10);
                assertThat(figures.effects()).as("effects").isEqualTo(figures.events());
                assertThat(figures.handled()).as("events with an effect").isEqualTo(figures.events());
            }
        }
    }
}
