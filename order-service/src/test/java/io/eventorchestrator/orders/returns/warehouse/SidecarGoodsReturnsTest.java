package io.eventorchestrator.orders.returns.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.orders.returns.DeclaredLimit;
import io.eventorchestrator.orders.returns.application.GoodsReturns;
import io.eventorchestrator.orders.returns.application.GoodsReturns.Refused;
import io.eventorchestrator.orders.returns.application.GoodsReturns.TakenBack;
import io.eventorchestrator.orders.returns.application.GoodsReturns.TakenOutBefore;
import io.eventorchestrator.orders.returns.application.UnknownOutcome;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods.Line;
import io.eventorchestrator.orders.returns.workflow.RetryTimes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Each answer of inventory-service about the goods of a return. */
class SidecarGoodsReturnsTest {

    private static final UUID GOODS = UUID.fromString("01981d3c-0000-7000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("01981d3c-0000-7000-8000-000000000002");
    private static final ReturnedGoods TEA = new ReturnedGoods("EUR", List.of(new Line("TEA", 2, 1000)), "broken");

    private final Inventory inventory = new Inventory();
    private final GoodsReturns returns =
            new SidecarGoodsReturns(inventory, JsonMapper.builder().build());

    @Test
    void theContractDeclaresTheTimeOfAllAttempts() {
        assertThat(RetryTimes.longest(SidecarGoodsReturns.PATIENCE)).isEqualTo(DeclaredLimit.of("restock"));
    }

    @Test
    void goodsAreSentWithTheirOrderAndWithoutTheirPrice() {
        inventory.answer(200, state("TAKEN_BACK"));

        assertThat(returns.takeBack(GOODS, ORDER, TEA)).isEqualTo(new TakenBack());
        assertThat(inventory.calls)
                .containsExactly("PUT inventory-service/returns/" + GOODS + " " + """
                {"orderId":"%s","lines":[{"sku":"TEA","quantity":2}]}""".formatted(ORDER));
    }

    @Test
    void goodsThatWereTakenOutBeforeDoNotComeBack() {
        inventory.answer(409, "{'reason':'taken-out','detail':'returnId belongs to goods that were taken out again'}");

        assertThat(returns.takeBack(GOODS, ORDER, TEA)).isEqualTo(new TakenOutBefore());
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-goods", "nothing-held", "more-than-held"})
    void anyOtherFinalReasonIsARefusalThatSaysWhy(String reason) {
        inventory.answer(409, "{'reason':'" + reason + "','detail':'orderId holds no stock'}");

        assertThat(returns.takeBack(GOODS, ORDER, TEA)).isEqualTo(new Refused("orderId holds no stock"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            409 | {'detail':'a reason that is not known'}
            409 | {'reason':'stock-missing'}
            409 | <html>
            400 | {'reason':'taken-out'}
            401 | {'detail':'caller-token is missing or wrong'}
            404 | {'reason':'nothing-held'}
            500 | {'errorCode':'ERR_DIRECT_INVOKE','message':'no route'}
            503 | ''
            302 | ''
            200 | ''
            200 | {}
            200 | {'returnId':'01981d3c-0000-7000-8000-000000000001','state':'TAKEN_OUT'}
            200 | {'returnId':'01981d3c-0000-7000-8000-000000000002','state':'TAKEN_BACK'}
            201 | {'returnId':'01981d3c-0000-7000-8000-000000000001','state':'TAKEN_BACK'}
            """)
    void anythingElseLeavesTheOutcomeUnknown(int status, String body) {
        inventory.answer(status, body);

        assertThatThrownBy(() -> returns.takeBack(GOODS, ORDER, TEA))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageStartingWith("inventory-service answered " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAKEN_OUT", "NEVER_TAKEN_BACK"})
    void goodsAreTakenOutAgainOrNeverCome(String state) {
        inventory.answer(200, state(state));

        assertThatCode(() -> returns.takeOut(GOODS)).doesNotThrowAnyException();
        assertThat(inventory.calls).containsExactly("DELETE inventory-service/returns/" + GOODS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            409 | {'reason':'stock-missing','detail':'returnId belongs to goods that were sold meanwhile: TEA'}
            503 | ''
            200 | {}
            200 | {'returnId':'01981d3c-0000-7000-8000-000000000001','state':'TAKEN_BACK'}
            """)
    void goodsOfWhichNobodySaysThatTheyAreOutCountAsInStock(int status, String body) {
        inventory.answer(status, body);

        assertThatThrownBy(() -> returns.takeOut(GOODS)).isInstanceOf(UnknownOutcome.class);
    }

    @Test
    void aSidecarThatIsAwayLeavesTheOutcomeUnknown() {
        assertThatThrownBy(() -> returns.takeBack(GOODS, ORDER, TEA))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessage("inventory-service, through the sidecar: connection refused");
        assertThatThrownBy(() -> returns.takeOut(GOODS)).isInstanceOf(UnknownOutcome.class);
    }

    private static String state(String state) {
        return "{'returnId':'" + GOODS + "','state':'" + state + "','lines':[]}";
    }

    /** Gives one answer to all calls; none until it has one. */
    private static final class Inventory implements ServiceInvocation {

        private final List<String> calls = new ArrayList<>();
        private final List<Answer> answers = new ArrayList<>();

        void answer(int status, String body) {
            answers.add(new Answer(status, "application/json", body.replace('\'', '"')));
        }

        @Override
        public Answer get(String service, String path, Duration patience) throws IOException {
            throw new IOException("not expected");
        }

        @Override
        public Answer put(String service, String path, String json, Duration patience) throws IOException {
            return answer("PUT " + service + "/" + path + " " + json);
        }

        @Override
        public Answer delete(String service, String path, Duration patience) throws IOException {
            return answer("DELETE " + service + "/" + path);
        }

        private Answer answer(String call) throws IOException {
            calls.add(call);
            if (answers.isEmpty()) {
                throw new IOException("connection refused");
            }
            return answers.getFirst();
        }
    }
}
