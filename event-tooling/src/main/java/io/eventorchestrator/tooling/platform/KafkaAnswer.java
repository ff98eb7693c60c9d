package io.eventorchestrator.tooling.platform;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what Kafka's admin client asked for. */
public final class KafkaAnswer {

    private KafkaAnswer() {}

    /**
     * Blocks until the answer is there; the client's own time-out bounds it.
     *
     * @throws KafkaException if the broker does not answer or refuses
     */
    public static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException answered
                    ? answered
                    : new KafkaException(String.valueOf(failed.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
