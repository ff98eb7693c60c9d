package io.eventorchestrator.messaging.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.BrokenLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.Acknowledgment;

class GroupListenerTest {

    private final List<Integer> broughtBackFrom = new ArrayList<>();

    // An escaping error stops the container for good.
    @Test
    void anErrorRequestsTheBatchAgainAndDoesNotStopTheGroup() {
        deliverToABrokenInbox();

        assertThat(broughtBackFrom).containsExactly(0);
    }

    @Test
    void anErrorThatCantBeLoggedDoesNotStopTheGroupEither() {
        try (BrokenLog broken = BrokenLog.of(GroupListener.class)) {
            deliverToABrokenInbox();

            assertThat(broughtBackFrom).containsExactly(0);
            assertThat(broken.failures()).isPositive();
        }
    }

    private void deliverToABrokenInbox() {
        GroupListener listener = new GroupListener("group", (group, bulk) -> {
            throw new InternalError("provoked");
        });

        listener.onMessage(
                List.of(new ConsumerRecord<>("topic", 0, 7, new byte[0], new byte[0])), new Acknowledgment() {
                    @Override
                    public void acknowledge() {
                        throw new IllegalStateException("nothing was settled");
                    }

                    @Override
                    public void nack(int index, Duration sleep) {
                        broughtBackFrom.add(index);
                    }
                });
    }
}
