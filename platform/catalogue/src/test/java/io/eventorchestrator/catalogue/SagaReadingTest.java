package io.eventorchestrator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SagaReadingTest {

    private static final String CONTRACT = """
            asyncapi: 3.0.0
            info: {title: Loans, version: 1.0.0}
            channels:
              Asked: {address: shop.loan.asked, messages: {Asked: {$ref: '#/components/messages/Asked'}}, bindings: \
            {kafka: {topic: shop.loan.asked, partitions: 6, topicConfiguration: {retention.ms: 604800000}}}}
              Lent: {address: bank.loan.lent, messages: {Lent: {$ref: '#/components/messages/Lent'}}, bindings: \
            {kafka: {topic: bank.loan.lent, partitions: 6, topicConfiguration: {retention.ms: 604800000}}}}
            operations:
              ask: {action: send, channel: {$ref: '#/channels/Asked'}, x-service: shop-service}
              lend: {action: send, channel: {$ref: '#/channels/Lent'}, x-service: bank-service}
            components:
              messages:
                Asked: {x-version: '1.0', x-key: id, payload: {schema: {$ref: schemas/shop.loan.asked/1.0.json}}}
                Lent: {x-version: '1.0', x-key: id, payload: {schema: {$ref: schemas/bank.loan.lent/1.0.json}}}
            x-calls:
              shop-service: [bank-service]
            x-sagas:
              loan:
                service: shop-service
                id: loanId
                begins: Asked
                ends: [Lent]
                steps:
                  - name: consent
                    person: a clerk
                    within: 2h
                    not-undone-because: nothing has happened
                  - name: transfer
                    service: bank-service
                    within: PT1M5S
                    undone-by: a transfer back
                    events: [Lent]
            """;

    @Test
    void aSagaHasItsConductorItsEventsAndItsSteps() {
        assertThat(saga(CONTRACT))
                .isEqualTo(new Saga(
                        "loan",
                        "shop-service",
                        "loanId",
                        "shop.loan.asked",
                        List.of("bank.loan.lent"),
                        List.of(
                                new SagaStep(
                                        "consent",
                                        "a clerk",
                                        Optional.of(Duration.ofHours(2)),
                                        "",
                                        "nothing has happened",
                                        List.of()),
                                new SagaStep(
                                        "transfer",
                                        "bank-service",
                                        Optional.of(Duration.ofSeconds(65)),
                                        "a transfer back",
                                        "",
                                        List.of("bank.loan.lent")))));
    }

    @Test
    void aStepIsOpenUntilAnEventSaysOtherwise() {
        Saga saga = saga(CONTRACT);

        assertThat(saga.stepsAfter("shop.loan.asked")).isEqualTo(saga.steps());
        assertThat(saga.stepsAfter("bank.loan.lent")).isEmpty();
        assertThat(saga.stepsBefore("bank.loan.lent"))
                .containsExactly(saga.steps().getLast());
        assertThat(saga.events()).containsExactly("shop.loan.asked", "bank.loan.lent");
    }

    @Test
    void aContractNeedsNoSagaAndAStepNeitherLimitNorCompensation() {
        assertThat(catalogue(CONTRACT.replaceFirst("(?s)x-sagas.*", "")).sagas())
                .isEmpty();
        assertThat(saga(CONTRACT.replace("        within: 2h\n", "")
                                .replace("        not-undone-because: nothing has happened\n", ""))
                        .steps()
                        .getFirst())
                .isEqualTo(new SagaStep("consent", "a clerk", Optional.empty(), "", "", List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-sagas:(?s).*          | x-sagas: [loan]        | 15 | x-sagas must be sagas, by their names
            service: shop-service\\n    id | id             | 16 | saga loan: has no service
            '    service: shop-service' | '    service: shops' | 17 | saga loan: the contract has no service shops
            id: loanId              | id: a b                | 18 | saga loan: id must be the name of a property, but is a b
            begins: Asked           | begins: Begged         | 19 | saga loan: the contract has no event Begged
            ends: \\[Lent]          | ends: [Lent, Gone]     | 20 | saga loan: the contract has no event Gone
            ends: \\[Lent]          | ends: Lent             | 20 | saga loan: ends must be a list
            steps:(?s).*            | steps: []              | 21 | saga loan: steps must be a list
            name: consent           | names: consent         | 22 | saga loan: step: unknown key names
            person: a clerk         | robot: a clerk         | 21 | saga loan: step: must have one of service, system and person
            person: a clerk         | person: a clerk\\n        system: bank | 21 | saga loan: step: must have one of service, system and person
            within: 2h              | within: soon           | 24 | saga loan: step: within must be a time such as 3d, 12h, 90m, 65s or PT65S, but is soon
            '        service: bank-service' | '        service: other-service' | 27 | saga loan: step: x-calls names no call of shop-service to other-service
            events: \\[Lent]        | events: [Gone]         | 30 | saga loan: step: the contract has no event Gone
            undone-by: .*           | undone-by:             | 29 | saga loan: step: has no undone-by
            """)
    void whatIsNotUnderstoodIsRefusedWithItsLine(String from, String to, int line, String message) {
        String contract = CONTRACT.replaceFirst(from, to.replace("\\n", "\n"));
        assertThat(contract).isNotEqualTo(CONTRACT);

        assertThatThrownBy(() -> catalogue(contract))
                .isInstanceOf(InvalidContract.class)
                .hasMessageMatching("asyncapi\\.yaml:" + line + ": " + Pattern.quote(message));
    }

    @ParameterizedTest
    @CsvSource({"3d, PT72H", "12h, PT12H", "90m, PT1H30M", "65s, PT1M5S", "P3D, PT72H", "PT65S, PT1M5S"})
    void aTimeIsReadInEachForm(String text, Duration time) {
        assertThat(TimeLimit.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "3 days",
                "0s",
                "-3d",
                "PT0S",
                "PT-1S",
                "P1Y",
                "1w",
                "9999999d",
                "PT99999999999999999999S"
            })
    void whatIsNoTimeIsNotRead(String text) {
        assertThat(TimeLimit.parse(text)).isEmpty();
    }

    private static Saga saga(String contract) {
        return catalogue(contract).sagas().getFirst();
    }

    private static Catalogue catalogue(String contract) {
        return AsyncApi.read("asyncapi.yaml", contract).catalogue();
    }
}
