package io.eventorchestrator.platform;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for results of Kafka's admin client. */
public final class KafkaAnswer {

    private KafkaAnswer() {}

    /**
     * Blocks until the result arrives; the client's own time-out limits the wait.
     *
     * @throws KafkaException if the broker does not answer or refuses the request
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
