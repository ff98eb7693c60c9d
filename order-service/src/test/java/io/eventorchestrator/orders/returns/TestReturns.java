package io.eventorchestrator.orders.returns;

import io.eventorchestrator.orders.application.ConfirmOrder;
import io.eventorchestrator.orders.returns.application.Refund;
import io.eventorchestrator.orders.returns.application.Restock;
import io.eventorchestrator.orders.returns.application.ReturnWork;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places and returns orders, and does what a workflow does, without its pauses. */
record TestReturns(ConfirmOrder confirmOrder, ReturnWork work, Restock restock, Refund refund, JdbcClient jdbc) {

    private static final int ATTEMPTS = 5;
    private static final String ORDER = """
            {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",
             "lines":[{"sku":"TEA","quantity":3,"unitPrice":1000},{"sku":"POT","quantity":1,"unitPrice":9000}]}""";

    /** A confirmed order of three TEA, which a return is small of, and a POT, which it is not. */
    UUID confirmedOrder(Api api) {
        UUID order = placedOrder(api);
        confirmOrder.confirm(order);
        return order;
    }

    UUID placedOrder(Api api) {
        return UUID.fromString(api.post("/orders", ORDER).json().path("id").asString());
    }

    static Answer request(Api api, UUID order, String sku, int quantity, String... headers) {
        return api.post("/orders/" + order + "/returns", body(sku, quantity), headers);
    }

    static String body(String sku, int quantity) {
        return """
                {"lines":[{"sku":"%s","quantity":%d}],"reason":"broken"}""".formatted(sku, quantity);
    }

    /** A requested return of one TEA or one POT. */
    static UUID requested(Api api, UUID order, String sku) {
        return UUID.fromString(request(api, order, sku, 1).json().path("id").asString());
    }

    static String state(Api api, UUID id) {
        return api.get("/returns/" + id).json().path("state").asString();
    }

    /** Works until the return waits for a person, or is at its end. */
    void run(UUID id) {
        boolean isAtWork;
        do {
            isAtWork = step(id);
        } while (isAtWork);
    }

    /** Does what is next; returns false if nothing is, or a person must decide. */
    boolean step(UUID id) {
        switch (work.next(id).work()) {
            case ASSESS -> work.assess(id);
            case RESTOCK -> attempt(id, restock::attempt, restock::giveUp);
            case REFUND -> attempt(id, refund::attempt, refund::giveUp);
            case CANCEL_REFUND -> attempt(id, refund::undo, refund::park);
            case TAKE_OUT -> attempt(id, restock::undo, restock::park);
            case AWAIT_DECISION, NONE -> {
                return false;
            }
        }
        return true;
    }

    private static void attempt(UUID id, Consumer<UUID> step, BiConsumer<UUID, Failure> giveUp) {
        String error = "";
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                step.accept(id);
                return;
            } catch (IllegalStateException failed) {
                error = String.valueOf(failed.getMessage());
            }
        }
        giveUp.accept(id, new Failure(ATTEMPTS, error));
    }

    /** Lets the watchdog find the return overdue. */
    void overdue(UUID id) {
        jdbc.sql("update order_return set look_at = clock_timestamp() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }

    /** Lets the time for a decision be over. */
    void late(UUID id) {
        jdbc.sql("update order_return set decide_by = clock_timestamp() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }

    /** The history of a return, in order. */
    List<String> history(UUID id) {
        return jdbc.sql("select what || ' ' || detail from return_history where return_id = :id order by seq")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
