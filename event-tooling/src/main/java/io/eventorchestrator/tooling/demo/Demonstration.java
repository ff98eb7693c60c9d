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

    /** @return whether every line was read and every order ended as expected */
    boolean run() {
        file.badLines().forEach(line -> out.note(line.toString()));
        file.stock().forEach(client::restock);
        List<OrderResult> results = tellStories();
        out.note("");
        out.note(END_HEAD);
        results.forEach(result -> out.note(result.toString()));
        Optional.ofNullable(addresses.get("mails")).map(Mailbox::new).ifPresent(mailbox -> tellMails(mailbox, results));
        return file.badLines().isEmpty() && results.stream().allMatch(OrderResult::isAsExpected);
    }

    private List<OrderResult> tellStories() {
        Catalogue catalogue = Catalogue.load();
        Stories stories = new Stories(catalogue, out::note);
        EventFollower follower =
                new EventFollower(Objects.requireNonNull(addresses.get("Kafka")), catalogue, stories::on, out::note);
        try (follower) {
            out.note("");
            out.note(STORY_HEAD);
            OrderRun run = new OrderRun(client, stories);
            List<OrderResult> results = placeAll(run);
            awaitQuiet(stories, results);
            tell(run.lateCancellations(results));
            return results;
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

    // The last events follow the order's final state: the customer is notified, and the order learns of that.
    private void awaitQuiet(Stories stories, List<OrderResult> results) {
        new Patience(PATIENCE, LOOK).await(() -> stories.silence().compareTo(QUIET) >= 0 && allTold(results));
    }

    private boolean allTold(List<OrderResult> results) {
        return results.stream()
                .filter(result -> !result.id().isEmpty())
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
                .filter(result -> !result.id().isEmpty())
                .flatMap(result -> mails.of(result.number(), client.notifications(result.id())).stream())
                .forEach(out::note);
    }
}
