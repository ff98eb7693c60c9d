package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.inbox.Inbox;
import io.eventorchestrator.messaging.inbox.Outcome;
import io.eventorchestrator.messaging.transport.InboundRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** Hands a polled batch to the inbox and commits what came before the first event that could not be tried. */
final class GroupListener implements BatchAcknowledgingMessageListener<String, byte[]> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String group;
    private final Inbox inbox;

    GroupListener(String group, Inbox inbox) {
        this.group = group;
        this.inbox = inbox;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> batch, @Nullable Acknowledgment acknowledgment) {
        List<Outcome> outcomes =
                inbox.receive(group, batch.stream().map(GroupListener::inbound).toList());
        int untried = outcomes.indexOf(Outcome.UNAVAILABLE);
        if (acknowledgment == null) {
            throw new IllegalStateException("the container acknowledges by hand");
        }
        if (untried < 0) {
            acknowledgment.acknowledge();
        } else {
            acknowledgment.nack(untried, PAUSE);
        }
    }

    private static InboundRecord inbound(ConsumerRecord<String, byte[]> polled) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : polled.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        return new InboundRecord(
                polled.topic(),
                polled.partition(),
                polled.offset(),
                polled.key(),
                headers,
                polled.value() == null ? new byte[0] : polled.value());
    }
}
