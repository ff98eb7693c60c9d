package io.eventorchestrator.tooling.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleEventsTest {

    private static final Catalogue CONTRACT = Catalogue.load();

    private final SampleEvents samples = new SampleEvents(CONTRACT, Clock.systemUTC());

    static Stream<Channel> channels() {
        return CONTRACT.channels().stream();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void eachEventOfTheContractHasProbesOfOneNewKey(Channel channel) {
        Probes probes = samples.of(channel, true).orElseThrow();

        String key = new String(probes.key(), StandardCharsets.UTF_8);
        assertThat(probes.all()).hasSize(4).allSatisfy(probe -> {
            JsonNode event = event(probe);
            assertThat(event.path("probe").asBoolean()).isTrue();
            assertThat(event.path("id").asString()).isEqualTo(probe.id());
            assertThat(event.path("type").asString()).isEqualTo(channel.topic());
            assertThat(event.path("partitionkey").asString()).isEqualTo(key);
        });
        assertThat(probes.ids()).hasSize(3);
        assertThat(event(probes.sample()).path("data").path(channel.key()).asString())
                .isEqualTo(key);
        assertThat(event(probes.all().getLast()).path("data")).isEmpty();
        assertThat(samples.of(channel, true).orElseThrow().key()).isNotEqualTo(probes.key());
    }

    @Test
    void aSampleIsRoutedToEveryGroupOfItsTopic() {
        Probes probes =
                samples.of(CONTRACT.channel("orders.order.confirmed"), false).orElseThrow();

        assertThat(event(probes.sample()).path("data").path("total").asLong()).isEqualTo(100_000);
        assertThat(probes.all()).hasSize(3);
    }

    private static JsonNode event(Probes.Probe probe) {
        return JsonMapper.shared().readTree(probe.value());
    }
}
