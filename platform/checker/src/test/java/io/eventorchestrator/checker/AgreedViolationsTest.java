package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A guarantee that is broken in the same way in all files is still broken. */
class AgreedViolationsTest extends GoodHistory {

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken("more is reserved than there is", AgreedViolationsTest::oversold),
                broken("an order reserves a part of its lines", AgreedViolationsTest::partlyReserved),
                broken("an event is given up without a letter", AgreedViolationsTest::givenUp),
                broken(
                        "an event is committed apart from its change",
                        f -> edit(f, "witness.jsonl")
                                .replace(
                                        "\"tx\":\"\\d+\"",
                                        "\"tx\":\"999999\"",
                                        "orders.event_outbox",
                                        "INSERT",
                                        "orders.order.placed")),
                broken("a change is told by no event", AgreedViolationsTest::untold),
                broken("a parked event vanishes", AgreedViolationsTest::parkedAndLost),
                broken(
                        "a notification vanishes",
                        f -> edit(f, "tables/notifications.notification.jsonl").drop("SENT")),
                broken(
                        "a notification goes to another customer",
                        f -> edit(f, "witness.jsonl")
                                .replace("ada@example.com", "eve@example.com", "notification\"", "INSERT")),
                broken(
                        "a notification goes to the customer of another order",
                        f -> edit(f, "witness.jsonl")
                                .replace("ada@example.com", "eve@example.com", "customer_order\"", "INSERT")),
                broken("an order that no client placed", AgreedViolationsTest::unasked),
                broken("a refund has another currency", AgreedViolationsTest::otherCurrency),
                broken("a replay reaches another group, too", AgreedViolationsTest::replayedToOthers),
                broken(
                        "the goods of a completed return never came back",
                        f -> edit(f, "tables/orders.order_return.jsonl")
                                .replace("(\"goods_id\":\"[^\"]{34})..", "$1ff", "COMPLETED")),
                broken("the goods of a completed return are of another order", AgreedViolationsTest::otherGoods),
                broken("the goods of a failed return stay", AgreedViolationsTest::goodsStay),
                broken("a return is requested apart from its event", f -> untied(f, "orders.return.requested")),
                broken("a return is approved apart from its event", f -> untied(f, "orders.return.approved")),
                broken("a return is completed apart from its event", f -> untied(f, "orders.return.completed")),
                broken("a return fails apart from its event", f -> untied(f, "orders.return.failed")),
                broken(
                        "an order has another price than asked for",
                        f -> orderLine(f, "unit_price\":100", "unit_price\":90")),
                broken(
                        "an order has another price than asked for without an answer",
                        AgreedViolationsTest::unansweredAndChanged),
                broken("an order has another currency than asked for", f -> order(f, "EUR", "USD")),
                broken("an order belongs to another customer than asked for", f -> order(f, "c-1", "c-2")),
                broken("an order has another address than asked for", f -> order(f, "ada", "eve")),
                broken(
                        "a return has another quantity than asked for",
                        f -> edit(f, "client.jsonl").replace("(quantity\\W+)1", "$12", "/returns\"")),
                broken(
                        "a return is of another order than asked for",
                        f -> edit(f, "client.jsonl")
                                .replace(
                                        "POST /orders/[^/]+",
                                        "POST /orders/018f2f6e-7c1a-7000-9a55-000000000001",
                                        "/returns\"")),
                broken("a return is worth more than its lines", AgreedViolationsTest::worthMore),
                broken("a return has another currency than its order", AgreedViolationsTest::otherCurrencyThanOrdered),
                broken("two requests get the same order", AgreedViolationsTest::sameAnswer),
                broken(
                        "an order is placed without the key of its request",
                        f -> edit(f, "witness.jsonl").drop("orders.idempotency_key", "/orders/")),
                broken(
                        "a return is requested without the key of its request",
                        f -> edit(f, "witness.jsonl").drop("orders.idempotency_key", "/returns/")),
                broken("two keys stand for one order", AgreedViolationsTest::sameLocation),
                broken("a return that no client requested", f -> forget(f, "return-")),
                broken(
                        "a refused return exists",
                        f -> edit(f, "client.jsonl")
                                .replace("\"status\":202", "\"status\":409", "answered\":\"return-")),
                broken("an order is cancelled that no client cancelled", f -> forget(f, "cancel-")),
                broken(
                        "a record is in another partition than committed",
                        f -> edit(f, "topics/inventory.stock.reserved.jsonl")
                                .replace("\"partition\":0", "\"partition\":1", "\"offset\":0")));
    }

    private static Arguments broken(String name, Break change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void isViolated(String name, Break change) throws IOException {
        change.of(folder);

        Verdict verdict = HistoryChecker.check(folder);

        assertThat(verdict.inconclusive()).isEmpty();
        assertThat(verdict.outcome()).as(name).isEqualTo(Verdict.Outcome.VIOLATED);
        assertThat(verdict.violations()).as("only this").hasSize(1);
    }

    @Test
    void completedReturnsWithoutTheDecisionsOfTheirProviderAreInconclusive() throws IOException {
        Files.delete(folder.refunds());

        Verdict verdict = HistoryChecker.check(folder);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(verdict.inconclusive()).contains("refunds");
    }

    @Test
    void aHistoryThatLostAllItsOrdersIsViolated() throws IOException {
        all("tables/orders.customer_order.jsonl", "(?s).+", "{\"end\":0}\n");

        assertThat(HistoryChecker.check(folder).outcome()).isEqualTo(Verdict.Outcome.VIOLATED);
    }

    // Nine pieces are reserved at the end, of ten.
    private static void oversold(HistoryFolder folder) throws IOException {
        all(folder, "witness.jsonl", "\"on_hand\":10", "\"on_hand\":6");
        all(folder, "tables/inventory.stock.jsonl", "\"on_hand\":10", "\"on_hand\":6");
        all(folder, "run.json", "\"TEA\" : 10", "\"TEA\" : 6");
    }

    private static void givenUp(HistoryFolder folder) throws IOException {
        edit(folder, "witness.jsonl").drop("notifications.event_outbox", "INSERT", DLQ);
        edit(folder, "topics/" + DLQ + ".jsonl").drop("key");
        edit(folder, "topics/dlq.ledger.jsonl").drop("REPLAYED");
        edit(folder, "topics/" + RecordedRun.ALERTS + ".replay.jsonl").drop("key");
        edit(folder, "witness.jsonl").replace("\"replays\":1", "\"replays\":0");
    }

    private static void untold(HistoryFolder folder) throws IOException {
        edit(folder, "witness.jsonl").drop("notifications.event_outbox", "INSERT", "notification.sent");
        edit(folder, "topics/notifications.notification.sent.jsonl").drop("\"offset\":0");
        edit(folder, "witness.jsonl").drop("orders.event_inbox", RecordedRun.NOTIFICATIONS);
        edit(folder, "witness.jsonl").drop("orders.order_timeline", "NotificationSent");
    }

    private static void parkedAndLost(HistoryFolder folder) throws IOException {
        edit(folder, "witness.jsonl").replace("HANDLED", "PARKED", "orders.event_inbox", RecordedRun.NOTIFICATIONS);
        edit(folder, "witness.jsonl").drop("orders.order_timeline", "NotificationSent");
        edit(folder, "tables/orders.event_inbox.jsonl").drop(RecordedRun.NOTIFICATIONS);
    }

    // Another request was never answered, so the numbers of orders and requests agree.
    private static void unasked(HistoryFolder folder) throws IOException {
        edit(folder, "client.jsonl").drop("\"asked\":\"request-");
        edit(folder, "client.jsonl").drop("\"answered\":\"request-");
    }

    private static void otherCurrency(HistoryFolder folder) throws IOException {
        all(folder, "refunds", "EUR", "JPY");
    }

    private static void otherGoods(HistoryFolder folder) throws IOException {
        edit(folder, "tables/inventory.goods_return.jsonl")
                .replace(
                        "\"order_id\":\"[^\"]+\"",
                        "\"order_id\":\"018f2f6e-7c1a-7000-9a55-000000000001\"",
                        "TAKEN_BACK");
    }

    private static void goodsStay(HistoryFolder folder) throws IOException {
        edit(folder, "witness.jsonl").drop("inventory.goods_return\"", "TAKEN_OUT");
        edit(folder, "witness.jsonl").drop("\"inventory.stock\"", "\"reserved\":6},", "\"reserved\":7}");
        edit(folder, "tables/inventory.goods_return.jsonl").replace("TAKEN_OUT", "TAKEN_BACK");
        edit(folder, "tables/inventory.stock.jsonl").replace("\"reserved\":9", "\"reserved\":8");
    }

    private static void untied(HistoryFolder folder, String topic) throws IOException {
        edit(folder, "witness.jsonl")
                .replace("\"tx\":\"\\d+\"", "\"tx\":\"999999\"", "orders.event_outbox", "INSERT", topic);
    }

    private static void partlyReserved(HistoryFolder folder) throws IOException {
        edit(folder, "client.jsonl").replace("(quantity\\W+)2", "$13");
        orderLine(folder, "\"quantity\":2", "\"quantity\":3");
    }

    private static void orderLine(HistoryFolder folder, String before, String after) throws IOException {
        edit(folder, "tables/orders.order_line.jsonl").replace(before, after);
    }

    private static void order(HistoryFolder folder, String before, String after) throws IOException {
        edit(folder, "tables/orders.customer_order.jsonl").replace(before, after);
    }

    private static void unansweredAndChanged(HistoryFolder folder) throws IOException {
        edit(folder, "client.jsonl").drop("\"answered\":\"request-");
        orderLine(folder, "unit_price\":100", "unit_price\":90");
    }

    private static void worthMore(HistoryFolder folder) throws IOException {
        edit(folder, "tables/orders.order_return.jsonl").replace("\"amount\":100", "\"amount\":150", "COMPLETED");
        all(folder, "refunds", "100", "150");
    }

    private static void otherCurrencyThanOrdered(HistoryFolder folder) throws IOException {
        edit(folder, "tables/orders.order_return.jsonl").replace("EUR", "JPY", "COMPLETED");
        all(folder, "refunds", "EUR", "JPY");
    }

    private static void sameAnswer(HistoryFolder folder) throws IOException {
        edit(folder, "client.jsonl").repeat("\"asked\":\"request-");
        edit(folder, "client.jsonl").repeat("\"answered\":\"request-");
        edit(folder, "client.jsonl").replace("\"asked\":\"request-", "\"asked\":\"other-");
        edit(folder, "client.jsonl").replace("\"answered\":\"request-", "\"answered\":\"other-");
    }

    private static void sameLocation(HistoryFolder folder) throws IOException {
        edit(folder, "client.jsonl").repeat("\"asked\":\"request-");
        edit(folder, "client.jsonl").replace("\"asked\":\"request-", "\"asked\":\"other-");
        edit(folder, "witness.jsonl").repeat("orders.idempotency_key", "/orders/");
        edit(folder, "witness.jsonl").replace("\"key\":\"request-", "\"key\":\"other-", "orders.idempotency_key");
    }

    private static void forget(HistoryFolder folder, String request) throws IOException {
        edit(folder, "client.jsonl").drop("\"asked\":\"" + request);
        edit(folder, "client.jsonl").drop("\"answered\":\"" + request);
    }

    private static void replayedToOthers(HistoryFolder folder) throws IOException {
        edit(folder, "witness.jsonl").repeat("\"replays\":1");
        edit(folder, "witness.jsonl")
                .replace(
                        "\"before\":.*\"consumer_group\":\"[^\"]+\"",
                        "\"before\":null,\"after\":{\"consumer_group\":\"notification-service-large-orders\"",
                        "\"replays\":1");
    }

    private void all(String file, String before, String after) throws IOException {
        all(folder, file, before, after);
    }
}
