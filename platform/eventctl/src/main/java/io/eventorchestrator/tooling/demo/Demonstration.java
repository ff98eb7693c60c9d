package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.platform.Mailbox;
import io.eventorchestrator.platform.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Stocks the warehouse, places the orders, prints their events, and reports the results. */
final class Demonstration {

    private static final String INTRODUCTION = "%s, placed at once. The events of each are printed when it has ended,"
            + " as read from Kafka, by their time since the order, and then its notifications.";
    private static final String END_HEAD = "order                                           expected         state";

    private final OrderFile file;
    private final Progress out;
    private final PlatformClient client;
    private final Map<String, String> addresses;
    // Mails have times in whole seconds.
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);

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
        List<String> missing = reportOrders(results);
        out.note("");
        out.note(END_HEAD);
        results.forEach(result -> out.note(result.toString()));
        missing.forEach(out::note);
        Optional.ofNullable(addresses.get("mails")).map(Mailbox::new).ifPresent(mailbox -> tellMails(mailbox, results));
        return file.badLines().isEmpty()
                && missing.isEmpty()
                && results.stream().allMatch(OrderResult::isAsExpected);
    }

    /** @return a line for each order with events that were not seen */
    private List<String> reportOrders(List<OrderResult> results) {
        Catalogue catalogue = Catalogue.load();
        EventsByOrder events = new EventsByOrder(catalogue);
        OrderReporter reporter = new OrderReporter(client, events, new ExpectedEvents(catalogue), out::note);
        EventFollower follower =
                new EventFollower(Objects.requireNonNull(addresses.get("Kafka")), catalogue, events::on, out::note);
        try (follower) {
            out.note("");
            out.note(INTRODUCTION.formatted(Count.of(file.orders().size(), "order")));
            OrderRun run = new OrderRun(client, events);
            results.addAll(placeAll(run, reporter));
            results.forEach(reporter::reportRest);
            tell(run.lateCancellations(results));
            out.note("");
            out.note(Count.of(events.count(), "event") + " read from Kafka.");
            return results.stream()
                    .flatMap(result -> reporter.missing(result).stream())
                    .toList();
        }
    }

    private List<OrderResult> placeAll(OrderRun run, OrderReporter reporter) {
        List<CompletableFuture<OrderResult>> runs = new ArrayList<>();
        for (SampleOrder order : file.orders()) {
            int number = runs.size() + 1;
            runs.add(CompletableFuture.supplyAsync(() -> run.run(number, order), Thread::startVirtualThread)
                    .whenCompleteAsync(
                            (result, failed) -> reportUnlessFailed(reporter, result), Thread::startVirtualThread));
        }
        return runs.stream().map(CompletableFuture::join).toList();
    }

    private static void reportUnlessFailed(OrderReporter reporter, @Nullable OrderResult result) {
        if (result != null) {
            reporter.report(result);
        }
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
                .filter(OrderResult::wasAccepted)
                .flatMap(result -> mails.of(result.number(), client.notifications(result.id())).stream())
                .forEach(out::note);
        List<String> skus = file.stock().stream().map(SampleStock::sku).toList();
        mails.aboutStock(begun, skus).forEach(out::note);
    }
}
