package io.eventorchestrator.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    private static final String LABEL = "d".repeat(63);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "a@b.de",
                "ada.lovelace+orders@mail.example.co.uk",
                "o'neill_{x}|~!#$%&*/=?^`@example.com",
                "ada@xn--bcher-kva.example",
                "ADA@EXAMPLE.COM",
                "ada@1.2.example"
            })
    void anAddressThatEveryServerDeliversToIsAccepted(String address) {
        assertThat(MailAddress.isDeliverable(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "ada@localhost",
                "ada@example.com.",
                "ada@.example.com",
                "ada@example..com",
                "ada@-example.com",
                "ada@example-.com",
                "ada@exa_mple.com",
                ".ada@example.com",
                "ada.@example.com",
                "a..da@example.com",
                "ada lovelace@example.com",
                "\"ada\"@example.com",
                "\"a@b\"@example.com",
                "a@b@example.com",
                "ada@[192.0.2.1]",
                "ada@192.0.2.1",
                "ada@example.com (Ada)",
                "Ada <ada@example.com>",
                "<ada@example.com>",
                "ada@example.com,eve@example.com",
                "friends:ada@example.com;",
                "ada@example.com\n",
                "ada@example.com\r\nBcc:eve@example.com",
                "ada\0@example.com",
                " ada@example.com",
                "\u0161@example.com",
                "ada@b\u00fccher.example",
                "ada@example.\u212a"
            })
    void anAddressThatSomeServerRefusesIsRefused(String address) {
        assertThat(MailAddress.isDeliverable(address)).isFalse();
    }

    @Test
    void theLimitsAreThoseOfSmtp() {
        assertThat(MailAddress.isDeliverable("a".repeat(64) + "@example.com")).isTrue();
        assertThat(MailAddress.isDeliverable("a".repeat(65) + "@example.com")).isFalse();
        assertThat(MailAddress.isDeliverable("a@" + LABEL + ".de")).isTrue();
        assertThat(MailAddress.isDeliverable("a@d" + LABEL + ".de")).isFalse();
        assertThat(MailAddress.isDeliverable(ofLength(254))).isTrue();
        assertThat(MailAddress.isDeliverable(ofLength(255))).isFalse();
    }

    @Test
    void aHostileAddressIsRefusedQuickly() {
        assertThat(MailAddress.isDeliverable("a".repeat(1_000_000) + "@")).isFalse();
        assertThat(MailAddress.isDeliverable("a@" + "a.".repeat(126))).isFalse();
    }

    private static String ofLength(int length) {
        String rest = "@" + (LABEL + ".").repeat(3) + "de";
        return "a".repeat(length - rest.length()) + rest;
    }
}
