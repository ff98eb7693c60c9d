package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.Mailbox;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.tooling.platform.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Stocks the warehouse, places the orders, prints their events, and reports the results. */
final class Demonstration {

    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final String STORY_HEAD =
            "order event           from                    to                                      since its placing";
    private static final String END_HEAD = "order                                           expected   state";

    private final OrderFile file;
    private final Progress out;
    private final PlatformClient client;
    private final Map<String, String> addresses;

    Demonstration(OrderFile file, Map<String, String> addresses, Progress out) {
        this.file = file;
        this.addresses = addresses;
        this.client = new PlatformClient(addresses);
        this.out = out;
    }

    /** @return whether every line was read, every order ended as expected and every event of it was seen */
    boolean run() {
        file.badLines().forEach(line -> out.note(line.toString()));
        file.stock().forEach(client::restock);
        List<OrderResult> results = new ArrayList<>();
        List<String> unseen = tellStories(results);
        out.note("");
        out.note(END_HEAD);
        results.forEach(result -> out.note(result.toString()));
        unseen.forEach(out::note);
        Optional.ofNullable(addresses.get("mails")).map(Mailbox::new).ifPresent(mailbox -> tellMails(mailbox, results));
        return file.badLines().isEmpty() && unseen.isEmpty() && results.stream().allMatch(OrderResult::isAsExpected);
    }

    /** @return a line for each order of which events were not seen */
    private List<String> tellStories(List<OrderResult> results) {
        Catalogue catalogue = Catalogue.load();
        ExpectedEvents expected = new ExpectedEvents(catalogue);
        Stories stories = new Stories(catalogue, out::note);
        EventFollower follower =
                new EventFollower(Objects.requireNonNull(addresses.get("Kafka")), catalogue, stories::on, out::note);
        try (follower) {
            out.note("");
            out.note(STORY_HEAD);
            OrderRun run = new OrderRun(client, stories);
            results.addAll(placeAll(run));
            awaitQuiet(stories, results, expected);
            tell(run.lateCancellations(results));
            return unseen(stories, results, expected);
        }
    }

    private List<OrderResult> placeAll(OrderRun run) {
        List<CompletableFuture<OrderResult>> runs = new ArrayList<>();
        for (SampleOrder order : file.orders()) {
            int number = runs.size() + 1;
            runs.add(CompletableFuture.supplyAsync(() -> run.run(number, order), Thread::startVirtualThread));
        }
        return runs.stream().map(CompletableFuture::join).toList();
    }

    // The last events of a story follow the order's end: its customer is told, and the order learns of that.
    private void awaitQuiet(Stories stories, List<OrderResult> results, ExpectedEvents expected) {
        new Patience(PATIENCE, LOOK)
                .await(() -> stories.silence().compareTo(QUIET) >= 0
                        && allTold(results)
                        && unseen(stories, results, expected).isEmpty());
    }

    private List<String> unseen(Stories stories, List<OrderResult> results, ExpectedEvents expected) {
        return results.stream()
                .filter(OrderResult::wasTaken)
                .flatMap(result -> {
                    List<String> untold = stories.untold(
                            result.number(),
                            expected.of(client.timeline(result.id()), client.notifications(result.id())));
                    return untold.isEmpty()
                            ? Stream.empty()
                            : Stream.of("%3d  NOT SEEN in Kafka within %d s: %s"
                                    .formatted(result.number(), PATIENCE.toSeconds(), String.join(", ", untold)));
                })
                .toList();
    }

    private boolean allTold(List<OrderResult> results) {
        return results.stream()
                .filter(OrderResult::wasTaken)
                .map(result -> client.notifications(result.id()))
                .allMatch(told -> !told.isEmpty()
                        && told.valueStream()
                                .noneMatch(one -> one.path("state").asString().equals("PENDING")));
    }

    private void tell(List<LateCancellation> cancellations) {
        for (LateCancellation cancellation : cancellations) {
            out.note("");
            cancellation.lines().forEach(out::note);
        }
    }

    private void tellMails(Mailbox mailbox, List<OrderResult> results) {
        ArrivedMails mails = ArrivedMails.in(mailbox);
        out.note("");
        out.note("order mail to                    subject");
        results.stream()
                .filter(OrderResult::wasTaken)
                .flatMap(result -> mails.of(result.number(), client.notifications(result.id())).stream())
                .forEach(out::note);
    }
}
