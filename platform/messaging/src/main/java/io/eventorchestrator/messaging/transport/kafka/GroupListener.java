package io.eventorchestrator.messaging.transport.kafka;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** Passes a polled batch to the inbox and commits the records before the first one that could not be attempted. */
final class GroupListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(GroupListener.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String group;
    private final Inbox inbox;

    GroupListener(String group, Inbox inbox) {
        this.group = group;
        this.inbox = inbox;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Acknowledgment acknowledgment) {
        if (acknowledgment == null) {
            throw new IllegalStateException("the container must be set to manual acknowledgement");
        }
        int untried = untried(batch);
        if (untried < 0) {
            acknowledgment.acknowledge();
        } else {
            acknowledgment.nack(untried, PAUSE);
        }
    }

    /** @return index of the first record to be delivered again; negative if all are settled */
    private int untried(List<ConsumerRecord<byte[], byte[]>> batch) {
        try {
            return inbox.receive(
                            group, batch.stream().map(GroupListener::inbound).toList())
                    .indexOf(Outcome.UNAVAILABLE);
        } catch (Error failed) {
            tell(failed);
            return 0;
        }
    }

    // Uncaught, an error would stop the container for good.
    private void tell(Error failed) {
        try {
            log.warn("Deliveries of {} fail and are requested again: {}", group, failed.toString());
        } catch (Error untold) {
            // The failure can't be logged now; its repeated delivery will be.
        }
    }

    private static InboundRecord inbound(ConsumerRecord<byte[], byte[]> polled) {
        List<RecordHeader> headers = new ArrayList<>();
        polled.headers().forEach(header -> headers.add(new RecordHeader(header.key(), header.value())));
        return new InboundRecord(
                polled.topic(), polled.partition(), polled.offset(), polled.key(), headers, polled.value());
    }
}
