package io.eventorchestrator.messaging.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.Acknowledgement.Failed;
import io.eventorchestrator.messaging.transport.Acknowledgement.Reach;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicwiseTransportTest {

    private final TopicwiseTransport transport =
            new TopicwiseTransport(new RecordLimits(Catalogue.load()), TopicwiseTransportTest::publish);

    @Test
    void anErrorFailsItsTopicAndNoOther() {
        assertThat(transport.publish(records("healthy", "broken", "healthy")))
                .containsExactly(
                        new Accepted(),
                        new Failed("java.lang.NoClassDefFoundError: missing", Reach.TOPIC),
                        new Accepted());
    }

    @Test
    void anErrorOfTheOnlyTopicIsAnAnswerToo() {
        assertThat(transport.publish(records("broken")))
                .containsExactly(new Failed("java.lang.NoClassDefFoundError: missing", Reach.TOPIC));
    }

    private static List<Acknowledgement> publish(String topic, List<OutboundRecord> records) {
        if (topic.equals("broken")) {
            throw new NoClassDefFoundError("missing");
        }
        return Collections.nCopies(records.size(), new Accepted());
    }

    private static List<OutboundRecord> records(String... topics) {
        return Stream.of(topics)
                .map(topic -> new OutboundRecord(topic, new byte[] {1}, 0, List.of(), new byte[] {1}))
                .toList();
    }
}
