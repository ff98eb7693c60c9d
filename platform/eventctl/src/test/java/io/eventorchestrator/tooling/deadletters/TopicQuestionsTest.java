package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicQuestionsTest {

    private final Map<String, TopicDescription> described = new HashMap<>();

    @Test
    void leavesOutTopicsThatAreMissingOrHiddenFromThisLogin() {
        TopicQuestions.put(described, "missing", failed(new UnknownTopicOrPartitionException()));
        TopicQuestions.put(described, "hidden", failed(new TopicAuthorizationException("hidden")));
        TopicQuestions.put(
                described, "seen", KafkaFuture.completedFuture(new TopicDescription("seen", false, List.of())));

        assertThat(described).containsOnlyKeys("seen");
    }

    @Test
    void failsIfTheBrokerDoesNotAnswer() {
        assertThatThrownBy(() -> TopicQuestions.put(described, "any", failed(new TimeoutException("late"))))
                .isInstanceOf(TimeoutException.class);
    }

    private static KafkaFuture<TopicDescription> failed(Exception reason) {
        KafkaFutureImpl<TopicDescription> answer = new KafkaFutureImpl<>();
        answer.completeExceptionally(reason);
        return answer;
    }
}
