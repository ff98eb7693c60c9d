package io.eventorchestrator.notifications.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A misconfigured channel ends the service with one line, instead of failing each notification. */
@ExtendWith(OutputCaptureExtension.class)
class WrongSettingsTest {

    private static final String URL = "NOTIFICATIONS_WEBHOOK_URL=";
    private static final String SECRET = "NOTIFICATIONS_WEBHOOK_SECRET=";
    private static final String RIGHT_SECRET = SECRET + "whsec_" + "A".repeat(32);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "orders", "orders@", "orders@localhost", "Orders <orders@example.com>", "\u0161@example.com"
            })
    void aSenderWithoutAnAddressEndsTheService(String from, CapturedOutput output) {
        assertRefused(
                output,
                Mails.class,
                "NOTIFICATIONS_FROM (notifications.email.from) is \"" + from + "\", but must be an e-mail address",
                "NOTIFICATIONS_FROM=" + from);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receiver",
                "receiver.example.com/hooks",
                "/hooks",
                "https:/hooks",
                "https:receiver.example.com",
                "https:///hooks",
                "https://:8443/hooks",
                "https://our_receiver/hooks",
                "https://0x7f.1/hooks",
                "https://receiver.example.com:0/hooks",
                "https://receiver.example.com:65536/hooks",
                "ftp://receiver.example.com/hooks",
                "file:///etc/passwd",
                "mailto:ada@example.com",
                "https://shop:hidden@receiver.example.com/hooks",
                "https://receiver.example.com/hooks#hidden",
                "https://receiver.example.com/[hidden"
            })
    void anAddressThatNoWebhookCanBePostedToEndsTheService(String url, CapturedOutput output) {
        assertRefused(
                output,
                Webhooks.class,
                "whose host is a name of letters, digits, dots and hyphens or an IP address",
                URL + url,
                RIGHT_SECRET);
        assertThat(output).doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 37})
    void aSecretThatIsNotBase64EndsTheService(int length, CapturedOutput output) {
        assertRefused(
                output,
                Webhooks.class,
                "set NOTIFICATIONS_WEBHOOK_SECRET (notifications.webhook.secret) to whsec_ and at least 24 random"
                        + " bytes in Base64",
                URL + "https://receiver.example.com/hooks",
                SECRET + "whsec_" + "A".repeat(length));
        assertThat(output).doesNotContain("AAAA");
    }

    @Test
    void aMissingSecretIsAskedFor(CapturedOutput output) {
        assertRefused(
                output,
                Webhooks.class,
                "set NOTIFICATIONS_WEBHOOK_SECRET (notifications.webhook.secret) to",
                URL + "https://receiver.example.com/hooks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9000/hooks", "http://127.0.0.1/", "http://10.1.2.3/", "http://[::1]:80/"})
    void aPrivateReceiverNeedsASetting(String url, CapturedOutput output) {
        assertRefused(
                output,
                Webhooks.class,
                "set NOTIFICATIONS_WEBHOOK_ALLOWPRIVATE (notifications.webhook.allow-private) to true",
                URL + url,
                RIGHT_SECRET);

        start(Webhooks.class, URL + url, RIGHT_SECRET, "notifications.webhook.allow-private=true")
                .close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example.com",
                "HTTP://receiver.example.com:8080/hooks?shop=1",
                "https://receiver.example.com/a%20b?c=d%2Fe",
                "https://[2a00:1450:4001::1]:8443/hooks",
                "http://receiver/"
            })
    void anAddressOfAnHttpServerIsAccepted(String url) {
        try (ConfigurableApplicationContext service = start(Webhooks.class, URL + url, RIGHT_SECRET)) {
            assertThat(service.getBean(WebhookProperties.class).receiver()).hasToString(url);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "AA==", "AAA", "AAA=", "AAAA"})
    void aSecretInBase64IsAcceptedWithOrWithoutItsPadding(String end) {
        try (ConfigurableApplicationContext service =
                start(Webhooks.class, URL + "https://receiver.example.com", RIGHT_SECRET + end)) {
            assertThat(service.getBean(WebhookProperties.class).key()).hasSizeGreaterThanOrEqualTo(24);
        }
    }

    private static void assertRefused(CapturedOutput output, Class<?> channel, String line, String... settings) {
        assertThatThrownBy(() -> start(channel, settings).close());
        assertThat(output.getOut().lines().filter(logged -> logged.contains("Not started: ")))
                .singleElement()
                .asString()
                .contains(line);
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    private static ConfigurableApplicationContext start(Class<?> channel, String... settings) {
        return new SpringApplicationBuilder(channel)
                .web(WebApplicationType.NONE)
                .run(Stream.of(settings).map(setting -> "--" + setting).toArray(String[]::new));
    }

    @EnableConfigurationProperties(EmailProperties.class)
    static class Mails {}

    @EnableConfigurationProperties(WebhookProperties.class)
    static class Webhooks {}
}
