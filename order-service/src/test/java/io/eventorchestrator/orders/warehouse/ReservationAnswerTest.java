package io.eventorchestrator.orders.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.orders.application.Warehouse.Open;
import io.eventorchestrator.orders.application.Warehouse.Outcome;
import io.eventorchestrator.orders.application.Warehouse.Rejected;
import io.eventorchestrator.orders.application.Warehouse.Released;
import io.eventorchestrator.orders.application.Warehouse.Reserved;
import io.eventorchestrator.orders.application.Warehouse.Unanswered;
import io.eventorchestrator.orders.domain.Rejection;
import io.eventorchestrator.orders.domain.Rejection.Shortage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationAnswerTest {

    private static final UUID ORDER = UUID.fromString("01981d3c-0000-7000-8000-000000000001");

    @Test
    void eachStateOfAReservationIsAnOutcome() {
        assertThat(read("'state':'HELD','lines':[{'sku':'TEA','quantity':1}]")).isEqualTo(new Reserved());
        assertThat(read("'state':'RELEASED','lines':[{'sku':'TEA','quantity':1}]"))
                .isEqualTo(new Released());
        assertThat(read("'state':'NEVER_HELD','lines':[]")).isEqualTo(new Released());
    }

    @Test
    void aRejectionHasItsReasonAndItsShortages() {
        assertThat(read("""
                'state':'REJECTED','lines':[],'rejection':{'reason':'INSUFFICIENT_STOCK',
                'shortages':[{'sku':'TEA','requested':3,'available':1}]}"""))
                .isEqualTo(new Rejected(new Rejection("INSUFFICIENT_STOCK", List.of(new Shortage("TEA", 3, 1)))));
    }

    @Test
    void aFieldThatALaterReleaseAddsIsIgnored() {
        assertThat(read("'state':'HELD','since':'2026-01-01T00:00:00Z'")).isEqualTo(new Reserved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "null",
                "[]",
                "{}",
                "{'items':{}}",
                "{'items':[null]}",
                "{'items':[{'state':'HELD'}]}",
                "{'items':[{'orderId':'01981d3c-0000-7000-8000-000000000002','state':'HELD'}]}",
                "{'items':[{'orderId':'01981d3c-0000-7000-8000-000000000001'}]}",
                "{'items':[{'orderId':'01981d3c-0000-7000-8000-000000000001','state':1}]}",
                "{'items':[{'orderId':'01981d3c-0000-7000-8000-000000000001','state':'LOST'}]}",
                "{'items':[{'orderId':'01981d3c-0000-7000-8000-000000000001','state':'REJECTED'}]}",
                "{'items':[{'orderId':'01981d3c-0000-7000-8000-000000000001','state':'REJECTED','rejection':[]}]}",
                "{'items':[{'orderId':'01981d3c-0000-7000-8000-000000000001','state':'HELD'}"
            })
    void anythingElseIsNoAnswer(String body) {
        assertThatThrownBy(() -> ReservationAnswer.read(ORDER, body.replace('\'', '"')))
                .isInstanceOf(Unanswered.class)
                .hasMessageStartingWith("inventory-service answered");
    }

    @Test
    void anEmptyListMeansThatTheOrderHasNotArrived() {
        assertThat(ReservationAnswer.read(ORDER, "{\"items\":[],\"next\":null}"))
                .isEqualTo(new Open());
    }

    @Test
    void aRefusalGivesItsReasonInOneBoundedLine() {
        assertThat(reason("")).isEqualTo("inventory-service answered 500");
        assertThat(reason("<html>")).isEqualTo("inventory-service answered 500");
        assertThat(reason("{\"errorCode\":\"ERR_DIRECT_INVOKE\",\"message\":\"connection\\nrefused\"}"))
                .isEqualTo("inventory-service answered 500 connection refused");
        assertThat(reason("{\"status\":503,\"detail\":\"the database is down\"}"))
                .isEqualTo("inventory-service answered 500 the database is down");
        assertThat(reason("{\"message\":\"" + "x".repeat(5_000) + "\"}")).hasSizeLessThan(350);
    }

    private static String reason(String body) {
        return String.valueOf(ReservationAnswer.unusable(500, body).getMessage());
    }

    private static Outcome read(String fields) {
        String list = "{'items':[{'orderId':'" + ORDER + "'," + fields + "}],'next':null}";
        return ReservationAnswer.read(ORDER, list.replace('\'', '"'));
    }
}
