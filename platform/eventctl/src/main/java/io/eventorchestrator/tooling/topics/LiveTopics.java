package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import picocli.CommandLine.Mixin;

/** The brokers whose topics a command compares with the contract. */
final class LiveTopics {

    @Mixin
    private Brokers brokers = new Brokers();

    /**
     * @param patience maximum time for an answer
     * @return the exit code
     * @throws NotStartable if the brokers don't answer, or refuse the login
     */
    int ask(Duration patience, ToIntFunction<BrokerTopics> question) {
        try (BrokerTopics topics = BrokerTopics.of(brokers.client(), patience)) {
            return question.applyAsInt(topics);
        } catch (AuthenticationException refused) {
            throw new NotStartable(at() + " refuse this login: " + refused.getMessage());
        } catch (KafkaException failed) {
            throw new NotStartable(at() + " can't be asked for their topics: " + Brokers.reason(failed));
        }
    }

    private String at() {
        return "The brokers at " + brokers.address();
    }
}
