package io.eventorchestrator.tooling.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.tooling.demo.PlatformClient.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlatformClientTest {

    @Test
    void treatsAnAnswerThatIsNotJsonAsAFailureAndShowsIt() {
        Answer answer = PlatformClient.answer(200, "<html>\u001b[31m</html>");

        assertThat(answer.isGood()).isFalse();
        assertThat(answer.problem())
                .startsWith("200 the answer is not JSON: <html>")
                .doesNotContain("\u001b");
    }

    @Test
    void showsTheDetailOfAProblem() {
        Answer answer = PlatformClient.answer(422, "{\"title\":\"Refused\",\"detail\":\"no lines\"}");

        assertThat(answer.isGood()).isFalse();
        assertThat(answer.problem()).isEqualTo("422 no lines");
    }

    @Test
    void notificationsAreInTheOrderInWhichTheyWereMade() {
        JsonNode newestFirst = JsonMapper.shared().readTree("[\"cancelled\", \"confirmed\"]");

        assertThat(PlatformClient.oldestFirst(newestFirst))
                .extracting(JsonNode::asString)
                .containsExactly("confirmed", "cancelled");
    }
}
