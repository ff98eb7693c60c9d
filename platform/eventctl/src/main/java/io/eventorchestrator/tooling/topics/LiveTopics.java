package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.platform.BrokerTopics;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Brokers;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The brokers whose topics a command compares with the contract. */
final class LiveTopics {

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "maximum time for an answer of the brokers; 60 by default",
            defaultValue = "60")
    private int wait;

    /**
     * @return the exit code
     * @throws NotStartable if the brokers don't answer, or refuse the login
     */
    int ask(ToIntFunction<BrokerTopics> question) {
        try (BrokerTopics topics = BrokerTopics.of(brokers.client(), patience())) {
            return question.applyAsInt(topics);
        } catch (AuthenticationException refused) {
            throw new NotStartable(
                    "The brokers at " + brokers.address() + " refuse this login: " + refused.getMessage());
        } catch (KafkaException failed) {
            throw new NotStartable("The brokers at " + brokers.address() + " do not answer: " + Brokers.reason(failed)
                    + ". What was done stays; repeat the command for the rest.");
        }
    }

    Duration patience() {
        return Duration.ofSeconds(Math.max(1, wait));
    }
}
