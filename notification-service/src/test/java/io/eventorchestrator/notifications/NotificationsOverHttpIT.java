package io.eventorchestrator.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.HandledEvent;
import io.eventorchestrator.notifications.application.Channel;
import io.eventorchestrator.notifications.application.Notify;
import io.eventorchestrator.notifications.domain.Occasion;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.Api.Answer;
import io.eventorchestrator.testing.DescribedApi;
import io.eventorchestrator.testing.ServiceTest;
import io.eventorchestrator.testing.SlowClient;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@ServiceTest(
        properties = {
            "notifications.webhook.enabled=true",
            "notifications.webhook.url=http://receiver.invalid/",
            "notifications.webhook.secret=whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        })
@DirtiesContext
class NotificationsOverHttpIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Notify notify;

    @Autowired
    private List<Channel> channels;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void eachEnabledChannelHasASeparateRow() {
        UUID order = addNotifications(1);

        assertThat(channels).extracting(Channel::name).containsExactlyInAnyOrder("log", "webhook");
        assertThat(api.get("/notifications?orderId=" + order)
                        .json()
                        .path("items")
                        .valueStream())
                .map(item -> item.path("channel").asString())
                .containsExactlyInAnyOrder("log", "webhook");
    }

    @Test
    void aNotificationHasTheFormThatClientsRead() {
        UUID order = addNotifications(1);

        assertThat(api.get("/notifications?limit=1&orderId=" + order).body())
                .matches("""
                \\{"items":\\[\\{"id":"ID","state":"(PENDING|SENT)","channel":"(log|webhook)","attempts":[0-9]+,\
                "template":"order-expired","language":"en","recipient":"ada@example.com",\
                "subject":"Your order %s has expired","text":"We are sorry: [^"]*",\
                "createdAt":"[0-9T:.-]+Z","changedAt":"[0-9T:.-]+Z"}],"next":"ID"}\
                """.formatted(order).replace("ID", "[0-9a-f-]{36}"));
    }

    @Test
    void aFullLastPageHasNoNext() {
        UUID order = addNotifications(2);

        List<String> all = ids(api.get("/notifications?orderId=" + order));
        Answer first = api.get("/notifications?limit=2&orderId=" + order);
        Answer last = api.get("/notifications?limit=2&orderId=" + order + "&after="
                + first.json().path("next").asString());

        assertThat(all).hasSize(4).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(last)).isEqualTo(all.subList(2, 4));
        assertThat(last.json().path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /notifications, orderId
            /notifications?orderId=1, orderId
            /notifications?orderId=, orderId
            /notifications?orderId=1-1-1-1-1, orderId
            /notifications?orderId=%20, orderId
            /notifications?=1, query
            /notifications?orderId=01981d3c-0000-7000-8000-000000000001&orderId=01981d3c-0000-7000-8000-000000000002, orderId
            /notifications?limit=&orderId=01981d3c-0000-7000-8000-000000000001, limit
            /notifications?limit=201&orderId=01981d3c-0000-7000-8000-000000000001, limit
            /notifications?limit=many&orderId=01981d3c-0000-7000-8000-000000000001, limit
            /notifications?after=&orderId=01981d3c-0000-7000-8000-000000000001, after
            /notifications?after=%00&orderId=01981d3c-0000-7000-8000-000000000001, after
            /notifications?channel=email&orderId=01981d3c-0000-7000-8000-000000000001, channel
            /notifications?limit=0&orderId=01981d3c-0000-7000-8000-000000000001, limit
            /notifications?after=x&orderId=01981d3c-0000-7000-8000-000000000001, after
            """)
    void aBadParameterIsAProblemThatNamesIt(String path, String field) {
        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.namedField()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void notificationsCannotBeCreatedOverHttp() {
        Answer answer = api.post("/notifications", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    // The only test that waits for the default time-out of all services; the others shorten it.
    @Test
    void aClientThatPausesInItsHeadersIsCutOff() {
        assertThat(new SlowClient(port).pausesAfter("GET /notifications HTTP/1.1\nHost: localhost\n"))
                .doesNotContain("HTTP/1.1 2");
    }

    @Test
    void theDescriptionIsValidByTheOfficialSchema() {
        assertThat(new DescribedApi(api).faults()).isEmpty();
    }

    @Test
    void theDescriptionSaysThatTheLastPageHasNoNext() {
        assertThat(new DescribedApi(api).mayBeNull("PageNotificationView", "next"))
                .isTrue();
    }

    @Test
    void theDescriptionNamesTheOnlyOperation() {
        assertThat(new DescribedApi(api).operations()).containsExactly("GET /notifications");
    }

    private static List<String> ids(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void theDescriptionNamesEachError() {
        assertThat(new DescribedApi(api).errors("get", "/notifications")).containsExactly("400", "406", "503");
    }

    private UUID addNotifications(int times) {
        UUID order = UUID.randomUUID();
        IntStream.range(0, times).forEach(i -> {
            String id = UUID.randomUUID().toString();
            notify.tell(new HandledEvent(id, "/order-service", id), "ada@example.com", Occasion.expired(order));
        });
        return order;
    }
}
