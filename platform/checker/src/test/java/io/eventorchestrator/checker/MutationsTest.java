package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever fact of a good history is missing, the checker notices it. */
class MutationsTest {

    @TempDir
    private static Path path;

    /** Kinds of lines of which none may be missing, as files and parts of their lines. */
    static Stream<Fact> facts() {
        return Stream.of(
                new Fact("witness.jsonl", "\"relation\":\"[a-z]+.event_outbox\",\"operation\":\"INSERT\""),
                new Fact("witness.jsonl", "event_inbox\".*\"after\":.*\"state\":\"HANDLED\""),
                new Fact("witness.jsonl", "\"inventory.stock\",\"operation\":\"UPDATE\""),
                new Fact("witness.jsonl", "\"inventory.reservation_line\""),
                new Fact("witness.jsonl", "\"orders.customer_order\",\"operation\":\"UPDATE\""),
                new Fact("witness.jsonl", "\"notifications.notification\""),
                new Fact("witness.jsonl", "\"orders.order_timeline\""),
                new Fact("topics/orders.order.placed.jsonl", "\"offset\""),
                new Fact("topics/inventory.stock.reserved.jsonl", "\"offset\""),
                new Fact("topics/notifications.notification.sent.jsonl", "\"offset\""),
                new Fact("tables/orders.customer_order.jsonl", "\"id\""),
                new Fact("tables/inventory.reservation.jsonl", "HELD|RELEASED"),
                new Fact("tables/inventory.stock.jsonl", "\"sku\""));
    }

    private record Fact(String file, String pattern) {

        List<Integer> places(List<String> lines) {
            return IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).matches(".*(?:" + pattern + ").*"))
                    .boxed()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void eachMissingFactIsNoticed(Fact fact) throws IOException {
        HistoryFolder folder = GoodRun.in(new HistoryFolder(path));
        Path file = folder.path().resolve(fact.file());
        List<String> all = Files.readAllLines(file);
        assertThat(fact.places(all)).isNotEmpty();

        for (int place : fact.places(all)) {
            List<String> rest = new ArrayList<>(all);
            String dropped = rest.remove(place);
            rest.set(rest.size() - 1, "{\"end\":" + (rest.size() - 1) + "}");
            Files.write(file, rest);

            assertThat(HistoryChecker.check(folder).outcome()).as(dropped).isEqualTo(Verdict.Outcome.VIOLATED);
        }
    }
}
