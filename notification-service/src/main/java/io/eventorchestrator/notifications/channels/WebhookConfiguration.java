package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.notifications.application.NotificationProperties;
import io.eventorchestrator.notifications.application.Notifications.Queue;
import java.time.Clock;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("notifications.webhook.enabled")
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean
    CloseableHttpClient webhookClient(WebhookProperties properties, NotificationProperties notifications) {
        return client(properties, Queue.values().length * notifications.sender().concurrency());
    }

    @Bean
    WebhookChannel webhookChannel(
            CloseableHttpClient client,
            WebhookProperties properties,
            NotificationProperties notifications,
            JsonMapper json,
            Clock clock) {
        new CallDeadline(properties.callTimeout())
                .requireWithin(notifications.sender().lease(), "notifications.webhook.call-timeout");
        return new WebhookChannel(client, properties, json, clock);
    }

    // The sender repeats attempts, and a redirect could lead to a receiver that is not configured.
    static CloseableHttpClient client(WebhookProperties properties, int calls) {
        DnsResolver resolver = properties.allowPrivate() ? SystemDefaultDnsResolver.INSTANCE : new PublicAddresses();
        Timeout connect = Timeout.of(properties.connectTimeout());
        Timeout read = Timeout.of(properties.readTimeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        // A call that waits for a connection could end without an attempt.
                        .setMaxConnPerRoute(calls)
                        .setMaxConnTotal(calls)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(read)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(read).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }
}
