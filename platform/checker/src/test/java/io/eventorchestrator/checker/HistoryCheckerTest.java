package io.eventorchestrator.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryCheckerTest extends GoodHistory {

    @Test
    void aGoodHistoryHolds() {
        Verdict verdict = HistoryChecker.check(folder);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.HOLDS);
        assertThat(verdict.counts()).containsEntry("orders", 7L).containsEntry("requests", 14L);
    }

    @Test
    void theSameHistoryHasTheSameVerdict() throws IOException {
        edit("witness.jsonl").drop("\"inventory.stock\"", "UPDATE");

        assertThat(printed(HistoryChecker.check(folder)))
                .isEqualTo(printed(HistoryChecker.check(folder)))
                .contains("violates");
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                broken(
                        FinalStates.RULE,
                        "an order stays pending",
                        f -> row(f, "orders.customer_order").replace("CONFIRMED", "PENDING")),
                broken(
                        FinalStates.RULE,
                        "a return waits",
                        f -> row(f, "orders.order_return").replace("COMPLETED", "APPROVED")),
                broken(
                        FinalStates.RULE,
                        "a notification is not sent",
                        f -> row(f, "notifications.notification").replace("SENT", "PENDING")),
                broken(
                        NothingWaits.RULE,
                        "an event is parked",
                        f -> row(f, "notifications.event_inbox").replace("HANDLED", "PARKED")),
                broken(
                        NothingWaits.RULE,
                        "a record is set aside",
                        f -> row(f, "orders.event_outbox")
                                .add("{\"seq\":7,\"state\":\"SET_ASIDE\",\"topic\":\"orders.order.placed\"}")),
                broken(
                        StateChanges.RULE,
                        "a confirmed order is rejected",
                        f -> notes(f).replace("CANCELLING", "REJECTED", "customer_order", "UPDATE")),
                broken(
                        StateChanges.RULE,
                        "a reservation is released twice",
                        f -> notes(f).repeat("inventory.reservation\"", "RELEASED")),
                broken(
                        StateChanges.RULE,
                        "an order is reserved twice",
                        f -> notes(f).repeat("inventory.reservation\"", "INSERT")),
                broken(
                        StateChanges.RULE,
                        "a return is refunded twice",
                        f -> notes(f).repeat("orders.order_return", "\"refund_state\":\"DONE\"")),
                broken(
                        ServicesAgree.RULE,
                        "a rejected order holds stock",
                        f -> row(f, "orders.customer_order").replace("CONFIRMED", "REJECTED")),
                broken(
                        ServicesAgree.RULE,
                        "an order with a reservation is lost",
                        f -> row(f, "orders.customer_order").drop("CONFIRMED")),
                broken(
                        ServicesAgree.RULE,
                        "a cancelled order is unknown to the warehouse",
                        f -> row(f, "inventory.reservation").drop("RELEASED")),
                broken(
                        StockBalance.RULE,
                        "too much is reserved",
                        f -> row(f, "inventory.stock").replace("\"reserved\":\\d+", "\"reserved\":99")),
                broken(
                        StockBalance.RULE,
                        "goods vanish",
                        f -> row(f, "inventory.stock").replace("\"on_hand\":10", "\"on_hand\":9")),
                broken(
                        StockBalance.RULE,
                        "taken back goods are reserved",
                        f -> row(f, "inventory.goods_return").replace("TAKEN_BACK", "TAKEN_OUT")),
                broken(
                        StockMoves.RULE,
                        "stock is reserved in another transaction",
                        f -> notes(f).replace("\"tx\":\"\\d+\"", "\"tx\":\"999999\"", "\"inventory.stock\"", "UPDATE")),
                broken(
                        StockMoves.RULE,
                        "stock is released twice",
                        f -> notes(f).repeat("\"inventory.stock\"", "UPDATE")),
                broken(
                        HandledOnce.RULE,
                        "an event is handled twice",
                        f -> notes(f).repeat("orders.event_inbox", "HANDLED")),
                broken(
                        HandledOnce.RULE,
                        "a parked event is handled twice",
                        f -> notes(f).repeat("notifications.event_inbox", "UPDATE", "PARKED", "HANDLED")),
                broken(
                        HandledByAll.RULE,
                        "an event is not handled",
                        f -> notes(f).drop("orders.event_inbox", "HANDLED")),
                broken(
                        EffectsWithEvents.RULE,
                        "a row of the inbox has a transaction of its own",
                        f -> notes(f).replace(
                                        "\"tx\":\"\\d+\"", "\"tx\":\"999999\"", "inventory.event_inbox", "HANDLED")),
                broken(
                        EffectsWithEvents.RULE,
                        "an order is confirmed without an event",
                        f -> notes(f).replace(
                                        "\"tx\":\"\\d+\"", "\"tx\":\"999999\"", "orders.customer_order", "CONFIRMED")),
                broken(
                        EffectsWithEvents.RULE,
                        "a handled event notifies nobody",
                        f -> notes(f).drop("notifications.notification\"", "INSERT")),
                broken(
                        OutcomesOnce.RULE,
                        "an outcome is written twice",
                        f -> notes(f).repeat("orders.order_timeline", "NotificationSent")),
                broken(
                        OutcomesOnce.RULE,
                        "an outcome is not written",
                        f -> notes(f).drop("orders.order_timeline", "NotificationSent")),
                broken(
                        PublishedOnce.RULE,
                        "a customer is notified twice",
                        f -> notes(f).repeat("notifications.notification\"", "INSERT")),
                broken(
                        PublishedOnce.RULE,
                        "an order is confirmed by two events",
                        f -> topic(f, "orders.order.confirmed")
                                .replace(
                                        "\"key\":\"[^\"]+\"",
                                        "\"key\":\"018f2f6e-7c1a-7000-9a55-000000000001\"",
                                        "\"offset\":1")),
                broken(
                        RefundsAgree.RULE,
                        "a return is paid twice",
                        f -> edit(f, "refunds").repeat("REFUNDED")),
                broken(
                        RefundsAgree.RULE,
                        "a completed return is not paid",
                        f -> edit(f, "refunds").drop("REFUNDED")),
                broken(
                        RefundsAgree.RULE,
                        "a return is paid too much",
                        f -> edit(f, "refunds").replace("100", "200")),
                broken(KeyOrder.RULE, "an event is handled after a later one", HistoryCheckerTest::laterFirst),
                broken(KeyOrder.RULE, "an event passes a parked one", HistoryCheckerTest::passing),
                broken(
                        Publishing.UNCOMMITTED,
                        "a record was rolled back",
                        f -> notes(f).drop("orders.event_outbox", "INSERT")),
                broken(
                        Publishing.UNPUBLISHED,
                        "a record was deleted unpublished",
                        f -> topic(f, "inventory.stock.reserved").drop("\"offset\":0")),
                broken(Publishing.ORDER, "records of a key change places", HistoryCheckerTest::swapped),
                broken(
                        DeadLetters.RULE,
                        "a letter is not allowed",
                        f -> edit(f, "run.json")
                                .replace("\"allowedDeadLetters\" : \\[[^\\]]*\\]", "\"allowedDeadLetters\" : [ ]")),
                broken(
                        Replays.RULE,
                        "the ledger lacks a replay",
                        f -> topic(f, Replays.LEDGER).drop("REPLAYED")),
                broken(
                        Replays.RULE,
                        "a replay is lost",
                        f -> topic(f, RecordedRun.ALERTS + ".replay").drop("key")),
                broken(
                        Replays.RULE,
                        "a replay has other bytes than its letter",
                        f -> topic(f, RecordedRun.ALERTS + ".replay").replace("orderId", "other")),
                broken(
                        Replays.RULE,
                        "a letter is replayed twice",
                        f -> topic(f, RecordedRun.ALERTS + ".replay").repeat("key")),
                broken(
                        Replays.RULE,
                        "a letter is settled twice",
                        f -> topic(f, Replays.LEDGER).repeat("REPLAYED")),
                broken(
                        Replays.RULE,
                        "a discarded letter is replayed",
                        f -> topic(f, Replays.LEDGER).replace("REPLAYED", "DISCARDED")),
                broken(
                        Replays.RULE,
                        "the letter of a replay is lost",
                        f -> topic(f, DLQ).drop("key")),
                broken(
                        Replays.RULE,
                        "a replay has no effect",
                        f -> notes(f).replace("\"replays\":1", "\"replays\":0", "HANDLED", "UPDATE")),
                broken(
                        ClientAnswers.RULE,
                        "an accepted order does not exist",
                        f -> row(f, "orders.customer_order").drop("REJECTED")),
                broken(
                        ClientAnswers.RULE,
                        "an order is placed without a request",
                        f -> client(f).replace("\"status\":202", "\"status\":400", "request-")),
                broken(
                        ClientAnswers.RULE,
                        "an accepted cancellation is lost",
                        f -> row(f, "orders.customer_order").replace("CANCELLED", "CONFIRMED")),
                broken(
                        ClientAnswers.RULE,
                        "a refused cancellation happens",
                        f -> client(f).replace("\"status\":202", "\"status\":409", "cancel-")),
                broken(
                        ClientAnswers.RULE,
                        "an accepted return is lost",
                        f -> row(f, "orders.order_return").drop("COMPLETED")),
                broken(
                        ClientAnswers.RULE,
                        "a declined return is completed",
                        f -> client(f).replace("true", "false", "decision")));
    }

    private static Arguments broken(String rule, String name, Break change) {
        return Arguments.of(name, rule, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void aHistoryThatIsBrokenInOnePlaceIsViolated(String name, String rule, Break change) throws IOException {
        change.of(folder);

        Verdict verdict = HistoryChecker.check(folder);

        assertThat(verdict.outcome()).as(verdict.inconclusive()).isEqualTo(Verdict.Outcome.VIOLATED);
        assertThat(verdict.findings()).as(name).extracting(Finding::rule).contains(rule);
    }

    // The parked event of the second order is at offset 1 of its topic; its key is that of the first order's event.
    private static void laterFirst(HistoryFolder folder) throws IOException {
        String key = "\\\\\\\\x" + "6b";
        HistoryEdit notes = notes(folder);
        for (int i = 0; i < 3; i++) {
            notes.replace("\"message_key\":\"[^\"]{10,}\"", "\"message_key\":\"" + key + "\"", "orders.event_inbox");
        }
        notes.replace("\"record_offset\":\\d+", "\"record_offset\":9", "orders.event_inbox", "x6b");
    }

    private static void passing(HistoryFolder folder) throws IOException {
        notes(folder).drop("notifications.event_inbox", "\"before\":{", "PARKED");
        notes(folder).replace("\"arrival\":\\d+", "\"arrival\":1", "PARKED");
        String parked = Files.readAllLines(folder.witness()).stream()
                .filter(line -> line.contains("PARKED"))
                .findFirst()
                .orElseThrow();
        String key = parked.replaceAll(".*\"message_key\":\"(.{3})([0-9a-f]+)\".*", "$2");
        notes(folder).replace("\"message_key\":\"[^\"]+\"", "\"message_key\":\"\\\\\\\\x" + key + "\"", "DEAD");
    }

    private static void swapped(HistoryFolder folder) throws IOException {
        HistoryEdit letters = topic(folder, "inventory.stock.reserved");
        HistoryEdit notes = notes(folder);
        for (String offset : new String[] {"\"offset\":0", "\"offset\":1"}) {
            letters.replace("\"key\":\"[^\"]+\"", "\"key\":\"k\"", offset);
            notes.replace(
                    "\"message_key\":\"[^\"]{10,}\"",
                    "\"message_key\":\"k\"",
                    "inventory.event_outbox",
                    "INSERT",
                    "reserved");
        }
        HistoryEdit swapped = topic(folder, "inventory.stock.reserved");
        String first = Files.readAllLines(folder.topics().resolve("inventory.stock.reserved.jsonl"))
                .getFirst();
        swapped.drop("\"offset\":0");
        swapped.add(first);
    }

    private HistoryEdit edit(String file) {
        return edit(folder, file);
    }

    private static HistoryEdit notes(HistoryFolder folder) {
        return edit(folder, "witness.jsonl");
    }

    private static HistoryEdit client(HistoryFolder folder) {
        return edit(folder, "client.jsonl");
    }

    private static HistoryEdit row(HistoryFolder folder, String table) {
        return edit(folder, "tables/" + table + ".jsonl");
    }

    private static HistoryEdit topic(HistoryFolder folder, String topic) {
        return edit(folder, "topics/" + topic + ".jsonl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run.json",
                "witness.jsonl",
                "client.jsonl",
                "topics/dlq.ledger.jsonl",
                "topics/orders.order.placed.jsonl",
                "tables/inventory.stock.jsonl"
            })
    void aHistoryWithAMissingFileIsInconclusive(String file) throws IOException {
        Files.delete(path.resolve(file));

        assertInconclusive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "witness.jsonl",
                "client.jsonl",
                "topics/orders.order.placed.jsonl",
                "tables/inventory.reservation.jsonl"
            })
    void aFileThatIsCutOffIsInconclusive(String file) throws IOException {
        byte[] all = Files.readAllBytes(path.resolve(file));
        Files.write(path.resolve(file), Arrays.copyOf(all, all.length - 12));

        assertInconclusive();
    }

    @Test
    void aHistoryWithoutRequestsIsInconclusive() throws IOException {
        Files.writeString(folder.client(), "{\"end\":0}\n");

        assertInconclusive();
    }

    @Test
    void aHistoryWithoutAnswersIsInconclusive() throws IOException {
        List<String> asked = Files.readAllLines(folder.client()).stream()
                .filter(line -> line.startsWith("{\"asked\""))
                .collect(Collectors.toCollection(ArrayList::new));
        asked.add("{\"end\":" + asked.size() + "}");
        Files.write(folder.client(), asked);

        assertInconclusive();
        assertThat(HistoryChecker.check(folder).inconclusive()).isEqualTo("client.jsonl has no answers");
    }

    private void assertInconclusive() {
        Verdict verdict = HistoryChecker.check(folder);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(verdict.inconclusive()).isNotEmpty();
    }

    @Test
    void aGroupThatTheRunDoesNotListIsInconclusive() throws IOException {
        rewriteGroups(group -> group.name().equals(RecordedRun.NOTIFICATIONS) ? Stream.of() : Stream.of(group));

        assertInconclusive();
        assertThat(HistoryChecker.check(folder).inconclusive()).contains("run.json", RecordedRun.NOTIFICATIONS);
    }

    @Test
    void aTopicThatTheRunDoesNotListForItsGroupIsInconclusive() throws IOException {
        rewriteGroups(group -> Stream.of(new Run.ConsumerGroup(
                group.name(),
                group.service(),
                group.topics().stream()
                        .filter(topic -> !topic.equals("orders.order.rejected"))
                        .toList(),
                group.filtered())));

        assertInconclusive();
        assertThat(HistoryChecker.check(folder).inconclusive()).contains("run.json", "orders.order.rejected");
    }

    @Test
    void aListedGroupThatGotNothingIsViolated() throws IOException {
        Run.ConsumerGroup idle = new Run.ConsumerGroup("idle", "x", List.of("orders.order.placed"), false);
        rewriteGroups(group -> group.filtered() ? Stream.of(group, idle) : Stream.of(group));
        for (String topic : idle.ownTopics()) {
            Files.writeString(folder.topics().resolve(topic + ".jsonl"), "{\"end\":0}\n");
        }

        assertThat(HistoryChecker.check(folder).violations()).containsOnlyKeys(HandledByAll.RULE);
    }

    private void rewriteGroups(Function<Run.ConsumerGroup, Stream<Run.ConsumerGroup>> change) throws IOException {
        Run run = Run.read(folder);
        new Run(
                        run.services(),
                        run.groups().stream().flatMap(change).toList(),
                        run.topics(),
                        run.stock(),
                        run.allowedDeadLetters(),
                        run.foreignRecords())
                .write(folder);
    }

    @Test
    void aReturnOfNothingNeedsNoRefund() throws IOException {
        edit(folder, "refunds").drop("REFUNDED");
        all(folder, "tables/orders.order_return.jsonl", "\"amount\":100", "\"amount\":0");
        all(folder, "tables/orders.return_line.jsonl", "\"unit_price\":100", "\"unit_price\":0");
        all(folder, "tables/orders.order_line.jsonl", "\"unit_price\":100", "\"unit_price\":0");
        all(folder, "client.jsonl", "(unitPrice\\W+)100", "$10");

        assertThat(HistoryChecker.check(folder).findings()).isEmpty();
    }

    @Test
    void recordsThatAreRepeatedAreNoViolation() throws IOException {
        topic(folder, "orders.order.placed").repeat("\"offset\":1");

        assertThat(HistoryChecker.check(folder).findings()).isEmpty();
    }
}
