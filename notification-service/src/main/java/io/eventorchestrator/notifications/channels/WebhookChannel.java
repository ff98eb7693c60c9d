package io.eventorchestrator.notifications.channels;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.domain.Message;
import io.eventorchestrator.notifications.domain.Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts notifications, each always under the same {@code Idempotency-Key}, and signed by Standard Webhooks, so that
 * receivers find a library that verifies them.
 *
 * @see <a href="https://www.standardwebhooks.com/">Standard Webhooks</a>
 */
final class WebhookChannel implements Channel {

    // Any other refusal may be due to a wrong setting or a faulty release of the receiver, which somebody will correct.
    private static final Set<Integer> ABOUT_THE_BODY =
            Set.of(HttpStatus.SC_REQUEST_TOO_LONG, HttpStatus.SC_UNPROCESSABLE_CONTENT);

    private final CloseableHttpClient http;
    private final WebhookProperties properties;
    private final HttpHost receiver;
    private final CallDeadline deadline;
    private final Webhook webhook;
    private final JsonMapper json;
    private final Clock clock;

    WebhookChannel(CloseableHttpClient http, WebhookProperties properties, JsonMapper json, Clock clock) {
        this.http = http;
        this.properties = properties;
        this.receiver = properties.host();
        this.deadline = new CallDeadline(properties.callTimeout());
        this.webhook = new Webhook(properties.key());
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(Notification notification) {
        try {
            judge(status(post(notification)));
        } catch (IOException failed) {
            throw new UncheckedIOException("the webhook can't be reached: " + reason(failed), failed);
        }
    }

    private String reason(IOException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause instanceof UnknownHostException && !(cause instanceof PublicAddresses.PrivateAddress)
                ? receiver.getHostName() + " is an unknown host"
                : Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    // Cancels the body instead of closing it: closing would read it to its end, and an endless body would block the
    // sender for ever. The headers before it are limited to a hundred of 8 KiB each.
    private int status(HttpPost post) throws IOException {
        try {
            return deadline.call(() -> http.executeOpen(receiver, post, null).getCode());
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            post.cancel();
        }
    }

    private static void judge(int status) {
        if (status == HttpStatus.SC_GONE) {
            throw new Undeliverable("the webhook answered 410: it is gone");
        }
        if (ABOUT_THE_BODY.contains(status)) {
            throw new Undeliverable("the webhook refuses this notification: it answered " + status);
        }
        if (status < HttpStatus.SC_OK || status >= HttpStatus.SC_REDIRECTION) {
            throw new IllegalStateException("the webhook answered " + status);
        }
    }

    private HttpPost post(Notification notification) {
        String body = json.writeValueAsString(Body.of(notification));
        String id = notification.id().toString();
        long now = clock.instant().getEpochSecond();
        HttpPost post = new HttpPost(properties.receiver());
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader("Idempotency-Key", id);
        post.setHeader(Webhook.UNBRANDED_MSG_ID_KEY, id);
        post.setHeader(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, now);
        post.setHeader(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, signature(id, now, body));
        return post;
    }

    private String signature(String id, long timestamp, String body) {
        try {
            return webhook.sign(id, timestamp, body);
        } catch (WebhookSigningException noHmac) {
            throw new IllegalStateException(noHmac);
        }
    }

    private record Body(
            UUID id,
            @Nullable UUID orderId,
            String template,
            String language,
            String recipient,
            String subject,
            String text) {

        static Body of(Notification notification) {
            Message message = notification.message();
            return new Body(
                    notification.id(),
                    message.orderId(),
                    message.template(),
                    message.language(),
                    message.recipient(),
                    message.subject(),
                    message.text());
        }
    }
}
