package io.eventorchestrator.notifications.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.notifications.domain.Occasion.Lines;
import io.eventorchestrator.notifications.domain.Occasion.Money;
import io.eventorchestrator.notifications.domain.Occasion.Shortage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    private static final UUID ORDER = UUID.fromString("01981d3c-0000-7000-8000-000000000001");
    private static final Money TOTAL = new Money(123_450, "EUR");

    private static final List<Occasion> ALL = List.of(
            confirmed(TOTAL),
            Occasion.rejected(ORDER, List.of(new Shortage("TEA", 3, 1))),
            Occasion.cancelled(ORDER),
            Occasion.returnRequested(ORDER, TOTAL),
            Occasion.returnToDecide(ORDER, TOTAL, UUID.fromString("01981d3c-0000-7000-8000-000000000002"), "c-1"),
            Occasion.returnToLookInto(ORDER, ORDER, "c-1", "REFUND_REFUSED"),
            Occasion.returnApproved(ORDER, TOTAL),
            Occasion.returnDeclined(ORDER),
            Occasion.returnCompleted(ORDER, TOTAL),
            Occasion.returnFailed(ORDER),
            Occasion.expired(ORDER),
            Occasion.large(ORDER, TOTAL, "c-1"),
            Occasion.depleted("TEA", 3, 10));

    private final Templates templates = new Templates();

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void eachLanguageHasEachTemplateAndNoOther(String language) throws IOException {
        Set<String> wanted = ALL.stream().flatMap(TemplatesTest::keys).collect(Collectors.toSet());

        wanted.add("amount-in-minor-units");
        assertThat(keys("/templates/notifications" + language + ".properties")).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "de-AT", "fr"})
    void everyTemplateIsFilledInWhole(String language) {
        assertThat(ALL)
                .map(occasion -> templates.render(occasion, "ada@example.com", Locale.forLanguageTag(language)))
                .allSatisfy(message ->
                        assertThat(message.subject() + message.text()).doesNotContain("{", "}", "''"));
    }

    @Test
    void aLanguageWritesAmountsItsOwnWay() {
        assertThat(text(Locale.ENGLISH)).contains("Thank you", "€1,234.50");
        assertThat(text(Locale.GERMAN)).contains("Vielen Dank für", "1.234,50 €");
    }

    // An operator may have waived the cancellation of a refund that is paid.
    @Test
    void nobodyIsToldThatAFailedReturnRefundsNothing() {
        assertThat(Stream.of(Occasion.returnFailed(ORDER), Occasion.returnToLookInto(ORDER, ORDER, "c-1", "REASON"))
                        .flatMap(occasion -> Stream.of(Locale.ENGLISH, Locale.GERMAN)
                                .map(language -> templates
                                        .render(occasion, "ada@example.com", language)
                                        .text())))
                .hasSize(4)
                .noneMatch(text -> text.contains("refund") || text.contains("erstatt"));
    }

    @Test
    void aRejectionNamesEachSkuThatIsMissing() {
        Occasion rejected =
                Occasion.rejected(ORDER, List.of(new Shortage("TEA {0}", 3000, 1), new Shortage("CUP", 2, 0)));

        assertThat(templates.render(rejected, "ada@example.com", Locale.ENGLISH).text())
                .contains("\n- TEA {0}: 3,000 ordered, 1 available.\n- CUP: 2 ordered, 0 available.\nYour");
        assertThat(templates.render(rejected, "ada@example.com", Locale.GERMAN).text())
                .contains("\n- TEA {0}: 3.000 bestellt, 1 verfügbar.\n- CUP: 2 bestellt, 0 verfügbar.\nIhre");
    }

    @Test
    void aRejectionWithoutItsShortagesSaysWhatIsKnown() {
        assertThat(templates
                        .render(Occasion.rejected(ORDER, List.of()), "ada@example.com", Locale.ENGLISH)
                        .text())
                .startsWith("We are sorry: not everything that you ordered is in stock.\nYour order");
    }

    @Test
    void aCurrencyHasItsOwnMinorUnits() {
        Occasion yen = confirmed(new Money(123_450, "JPY"));

        assertThat(templates.render(yen, "ada@example.com", Locale.ENGLISH).text())
                .contains("¥123,450.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XXX", "XAU"})
    void anAmountInACurrencyWithoutKnownMinorUnitsIsWrittenInMinorUnits(String currency) {
        Occasion odd = confirmed(new Money(123_450, currency));

        assertThat(templates.render(odd, "ada@example.com", Locale.ENGLISH).text())
                .contains("The total is 123,450 minor units of " + currency + ".");
        assertThat(templates.render(odd, "ada@example.com", Locale.GERMAN).text())
                .contains("123.450 kleinste Einheiten von " + currency);
    }

    @Test
    void textFromACustomerIsNotATemplate() {
        Occasion odd = Occasion.depleted("{1} ${user.home}", 3, 10);

        assertThat(templates.render(odd, "w@example.com", Locale.ENGLISH).subject())
                .isEqualTo("Only 3 of {1} ${user.home} left");
    }

    private static Occasion confirmed(Money total) {
        return Occasion.confirmed(ORDER, total);
    }

    private String text(Locale language) {
        Message message = templates.render(confirmed(TOTAL), "ada@example.com", language);
        return message.text().replace('\u00a0', ' ');
    }

    private static Stream<String> keys(Occasion occasion) {
        return Stream.concat(
                Stream.of(occasion.template() + ".subject", occasion.template() + ".text"),
                occasion.arguments().stream().filter(Lines.class::isInstance).map(lines -> ((Lines) lines).template()));
    }

    private static Set<String> keys(String resource) throws IOException {
        try (InputStream file = TemplatesTest.class.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return properties.stringPropertyNames();
        }
    }
}
