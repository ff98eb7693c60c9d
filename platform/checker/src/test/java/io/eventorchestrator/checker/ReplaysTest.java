package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReplaysTest {

    private static final String GROUP = "inventory-service-order-reservations";
    private static final String LETTERS = "orders.order.placed." + GROUP + ".dlq";
    private static final Run.ConsumerGroup READER =
            new Run.ConsumerGroup(GROUP, "inventory-service", List.of("orders.order.placed"), false);

    private final Findings findings = new Findings();
    private final Replays replays = new Replays(List.of(READER), new Inboxes(), findings);

    @Test
    void aLetterThatWasPublishedTwiceHasTwoReplays() {
        letter(0);
        letter(1);
        replay(0);
        replay(1);
        entry(0);
        entry(1);

        replays.conclude();

        assertThat(findings.kept()).isEmpty();
    }

    @Test
    void aSecondReplayOfOneLetterIsFound() {
        letter(0);
        replay(0);
        replay(1);
        entry(0);

        replays.conclude();

        assertThat(findings.kept())
                .extracting(Finding::detail)
                .containsExactly("the ledger lacks the replay at " + GROUP + ".replay/0/1");
    }

    private void letter(int offset) {
        publish(LETTERS, offset, 0);
    }

    private void replay(int offset) {
        publish(GROUP + ".replay", offset, 1);
    }

    private void publish(String topic, int offset, int number) {
        record("""
                {"topic":"%s","partition":0,"offset":%d,"timestamp":0,"key":"order","value":"no event","headers":[
                {"name":"dlq-origin-topic","text":"orders.order.placed"},{"name":"dlq-origin-partition","text":"0"},
                {"name":"dlq-origin-offset","text":"7"},{"name":"dlq-replays","text":"%d"}]}""".formatted(topic, offset, number));
    }

    private void entry(int offset) {
        record("""
                {"topic":"dlq.ledger","partition":0,"offset":%d,"timestamp":0,"key":"%s/0/%d","headers":[],
                "value":"{\\"fate\\":\\"REPLAYED\\"}"}""".formatted(offset, LETTERS, offset));
    }

    private void record(String line) {
        replays.published(TopicRecord.of(JsonMapper.shared().readTree(line)));
    }
}
