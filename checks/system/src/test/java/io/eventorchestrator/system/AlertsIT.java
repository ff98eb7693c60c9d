package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.system.AlertStory.Firing;
import io.eventorchestrator.system.Snapshot.Series;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Brings real services into each state of which an alert tells, and out of it again. Prometheus' own tool evaluates the
 * rules over what they exported: exactly the expected alerts fire, and they clear. The command that each alert names
 * leads to the event, order or return that caused it.
 */
@Tag("operator")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

    private static final String PLACED = "orders.order.placed";
    private static final String CONFIRMED = "orders.order.confirmed";
    private static final String DEPLETED = "inventory.stock.depleted";
    private static final String RESERVATIONS = "inventory-service-order-reservations";
    private static final String ORDER_ALERTS = "notification-service-order-alerts";
    private static final String SERVICE = "service=\"order-service\"";
    private static final Firing OUTCOMES_LATE = Firing.of("OutcomesLate", SERVICE);

    @TempDir
    private static Path folder;

    private final AlertRules rules = new AlertRules();
    private final Set<String> fired = new TreeSet<>();
    private final Set<String> followed = new TreeSet<>();
    private final Set<Series> scraped = new HashSet<>();
    private Promtool promtool;
    private WatchedPlatform watched;
    private Platform platform;
    private Shop shop;
    private AlertStory story;

    @BeforeAll
    void start() throws Exception {
        promtool = Promtool.find();
        watched = new WatchedPlatform(folder, rules);
        platform = watched.parts();
        shop = new Shop(platform);
        shop.awaitState(shop.place(shop.stocked(1), 1), "CONFIRMED");
    }

    @AfterAll
    void stop() throws Exception {
        if (watched != null) {
            watched.close();
        }
    }

    @BeforeEach
    void begin() {
        story = new AlertStory(rules);
        story.add(List.of(watched.scrapeAtRest()));
    }

    private void end(String name) throws Exception {
        story.add(List.of(watched.scrapeAtRest()));
        assertThat(story.missingLabels()).isEmpty();
        promtool.test(story.writeTo(Path.of("target", "alerts", name + ".json")));
        story.alerts().forEach(fired::add);
        story.series().forEach(scraped::add);
    }

    @Test
    @Order(1)
    void anOrderWhoseHandlerFailsIsNamedUntilItCantBeExpired() throws Exception {
        ServiceDatabase inventory = platform.database("inventory");
        ServiceDatabase orders = platform.database("order");
        String sku = shop.stocked(1);
        inventory.change("alter table reservation add constraint a_bug check (false) not valid");

        String order = shop.place(sku, 1);
        twice(
                now -> now.sum("events_inbox_parked_events") == 1 && now.sum("orders_late_outcomes_waiting") == 1,
                Firing.of("EventsParked", instance("inventory", 8082)),
                OUTCOMES_LATE);
        String event = platform.topics().eventOf(PLACED, order);
        leadsToLog("EventsParked", "inventory-service", "WARN", event);
        leadsToPending("OutcomesLate", order);

        inventory.attemptNow();
        twice(
                now -> now.sum("events_dead_lettered_total") == 1 && now.sum("events_inbox_parked_events") == 0,
                Firing.of(
                        "DeadLetters",
                        "service=\"inventory-service\"",
                        "group=\"" + RESERVATIONS + "\"",
                        "reason=\"handler-failed\""),
                OUTCOMES_LATE);
        leadsTo("DeadLetters", "dlq list --lines", event);

        orders.change(
                "alter table order_timeline add constraint none check (order_id <> '%s') not valid".formatted(order));
        orders.age(order);
        twice(now -> now.sum("orders_postponed") == 1, Firing.of("OrdersPostponed", SERVICE), OUTCOMES_LATE);
        leadsToLog("OrdersPostponed", "order-service", "WARN", order);

        inventory.change("alter table reservation drop constraint a_bug");
        orders.change("alter table order_timeline drop constraint none");
        end("handler-fails");
    }

    @Test
    @Order(2)
    void aRecordThatCanNeverBePublishedIsNamed() throws Exception {
        long record = platform.database("order").append(PLACED, 0, "an-order", 400_000);

        twice(
                now -> now.sum("events_outbox_set_aside_events") == 1,
                Firing.of("OutboxSetAside", instance("order", 8081)));
        leadsTo("OutboxSetAside", "outbox list", "order-service/" + record);
        watched.eventctl("outbox discard order-service/" + record + " --why a-test --yes");

        end("record-set-aside");
    }

    @Test
    @Order(3)
    void partsThatEndAndTheEventsThatWaitForThemAreNamed() throws Exception {
        String sku = shop.stocked(2);
        platform.topics().write(DEPLETED, "key", "no JSON");
        twice(AlertsIT::isNotified, deadLetters());
        platform.instance("notification").kill();
        String told = shop.place(sku, 1);
        shop.awaitState(told, "CONFIRMED");
        // A sidecar commits the offsets of handled events once a second.
        watched.scrapeUntil(now -> now.sum("kafka_consumergroup_lag") == 2
                && now.sum("kafka_consumergroup_lag", "consumergroup=\"notification-service-") == 2);
        platform.instance("inventory").killSidecar();
        String placed = shop.place(sku, 1);

        twice(
                now -> now.sum("kafka_consumergroup_lag") == 3 && now.sum("orders_late_outcomes_waiting") == 1,
                Firing.of("SidecarDown", target("sidecars", "inventory", 9090)),
                Firing.of("ServiceDown", target("services", "notification", 8083)),
                stalled(RESERVATIONS),
                stalled(ORDER_ALERTS),
                stalled("notification-service-large-orders"),
                OUTCOMES_LATE);
        String status = watched.eventctl("status");
        leadsToWaiting(
                "SidecarDown", place(status, RESERVATIONS), platform.topics().eventOf(PLACED, placed));
        leadsToWaiting(
                "GroupStalled", place(status, RESERVATIONS), platform.topics().eventOf(PLACED, placed));
        leadsToWaiting(
                "ServiceDown", place(status, ORDER_ALERTS), platform.topics().eventOf(CONFIRMED, told));

        platform.instance("inventory").startSidecar();
        platform.instance("notification").launch();
        platform.instance("notification").awaitReady();
        story.add(List.of(watched.scrapeAtRest()));
        // The counter begins anew: this letter is the first again.
        platform.topics().write(DEPLETED, "key", "no JSON either");
        twice(AlertsIT::isNotified, deadLetters());

        end("parts-end");
    }

    private static Firing stalled(String group) {
        return Firing.of("GroupStalled", "consumergroup=\"" + group + "\"");
    }

    // A sidecar commits the offset of a dead letter up to a second later.
    private static boolean isNotified(Snapshot now) {
        return now.sum("events_dead_lettered_total", "service=\"notification-service\"") == 1
                && now.sum("kafka_consumergroup_lag") == 0;
    }

    private static Firing deadLetters() {
        return Firing.of(
                "DeadLetters",
                "service=\"notification-service\"",
                "group=\"notification-service-stock-alerts\"",
                "reason=\"not-json\"");
    }

    @Test
    @Order(4)
    void eventsThatWaitForTheBrokerAreNamed() throws Exception {
        String sku = shop.stocked(1);
        watched.killKafka();
        String order = shop.place(sku, 1);

        twice(
                now -> now.sum("events_stalled_seconds", "kind=\"outbox\"") > 0
                        && now.sum("orders_late_outcomes_waiting") == 1,
                Firing.of("OutboxStuck", instance("order", 8081)),
                Firing.of("NoProgress", instance("order", 8081), "kind=\"outbox\"", "name=\"" + PLACED + "\""),
                Firing.of("LagUnknown", "instance=\"lag:9308\"", "job=\"lag\""),
                OUTCOMES_LATE);
        leadsTo("OutboxStuck", "outbox list --lines", order);
        leadsTo("NoProgress", "outbox list --lines", order);
        assertThat(platform.health("order", "messaging").at("/details/stalled").toString())
                .contains(PLACED);

        watched.restartKafka();
        shop.awaitState(order, "CONFIRMED");
        end("broker-away");
    }

    @Test
    @Order(5)
    void aMissingExporterOfTheLagIsNamed() throws Exception {
        watched.killLag();
        twice(now -> true, Firing.of("LagUnknown", "instance=\"lag:9308\"", "job=\"lag\""));
        watched.restartLag();

        end("lag-unknown");
    }

    @Test
    @Order(6)
    void aReturnThatNeedsAPersonIsNamed() throws Exception {
        watched.warehouse().refuse(call -> call.startsWith("DELETE /returns/"));
        String id = returned(113);

        twice(
                now -> now.sum("orders_returns_open", "state=\"needs_attention\"") == 1,
                Firing.of("ReturnsNeedAttention", SERVICE));
        leadsTo("ReturnsNeedAttention", "saga list --state needs_attention", id);
        watched.warehouse().refuse(call -> false);
        watched.eventctl("saga resume " + id + " --by olga --why phoned --wait 300");

        end("return-needs-attention");
    }

    @Test
    @Order(7)
    void aReturnWithoutItsWorkflowIsNamed() throws Exception {
        String sku = shop.stocked(1);
        String order = confirmed(sku, 100);
        watched.scrapeAtRest();
        platform.instance("order").killSidecar();
        String id = requested(order, sku);

        twice(
                now -> now.sum("events_stalled_seconds", "kind=\"outbox\"") > 0
                        && now.sum("orders_returns_oldest_age_seconds", "state=\"requested\"") > 0,
                Firing.of("ReturnsStandStill", SERVICE, "state=\"requested\""),
                Firing.of("SidecarDown", target("sidecars", "order", 9090)),
                Firing.of("OutboxStuck", instance("order", 8081)),
                Firing.of(
                        "NoProgress", instance("order", 8081), "kind=\"outbox\"", "name=\"orders.return.requested\""));
        leadsTo("ReturnsStandStill", "saga list", id);

        platform.instance("order").startSidecar();
        twice(
                now -> now.sum("orders_returns_watched_total", "result=\"restarted\"") > 0
                        && WatchedPlatform.isAtRest(now),
                Firing.of("ReturnWorkflowsRestarted", SERVICE));
        leadsToLog("ReturnWorkflowsRestarted", "order-service", "WARN", id);

        end("return-stands-still");
    }

    @Test
    @Order(8)
    void lateDeliveriesAreNamed() throws Exception {
        String order = shop.place(shop.stocked(1), 1);
        shop.awaitState(order, "CONFIRMED");
        awaitNextName();
        Snapshot before = watched.scrapeAtRest();
        String event = platform.topics().writeAgain(PLACED, order, Instant.now().minusSeconds(300));
        Snapshot after =
                watched.scrapeUntil(now -> handled(now) == handled(before) + 1 && WatchedPlatform.isAtRest(now));
        story.add(
                List.of(before, after),
                Firing.of("SlowDelivery", "service=\"inventory-service\"", "group=\"" + RESERVATIONS + "\""));
        leadsToLog("SlowDelivery", "inventory-service", "WARN", event);

        end("late-deliveries");
    }

    // A late event of an earlier story is named, and then none for a minute.
    private void awaitNextName() {
        await().atMost(Shop.SOON)
                .until(() -> watched.log("inventory-service", "WARN")
                        .filter(line -> line.contains("after it happened"))
                        .map(line -> Instant.parse(line.substring(0, line.indexOf(" "))))
                        .allMatch(named -> named.isBefore(Instant.now().minusSeconds(61))));
    }

    private static double handled(Snapshot now) {
        return now.sum("events_end_to_end_seconds_count", "group=\"" + RESERVATIONS + "\"");
    }

    @Test
    @Order(9)
    void everyAlertWasDrivenAndFollowedAndEveryMetricWasScraped() {
        assertThat(fired).isEqualTo(rules.alerts());
        // No event causes it.
        followed.add("LagUnknown");
        assertThat(followed).isEqualTo(rules.alerts());
        assertThat(rules.unknown(scraped)).isEmpty();
    }

    private void twice(Predicate<Snapshot> state, Firing... firing) {
        Snapshot first = watched.scrapeUntil(state);
        story.add(List.of(first, watched.scrapeUntil(now -> now.hasAged(first) && state.test(now))), firing);
    }

    private static String instance(String service, int port) {
        return target("services", service, port);
    }

    private static String target(String job, String service, int port) {
        String sidecar = job.equals("sidecars") ? "-dapr" : "";
        return "job=\"%1$s\", service=\"%2$s-service\", instance=\"%2$s-service%3$s:%4$d\""
                .formatted(job, service, sidecar, port);
    }

    private void leadsTo(String alert, String command, String id) throws Exception {
        assertThat(rules.action(alert)).contains("eventctl " + command);
        assertThat(watched.eventctl(command)).contains(id);
        followed.add(alert);
    }

    private void leadsToLog(String alert, String service, String level, String id) throws Exception {
        assertThat(rules.action(alert)).contains("log", level);
        assertThat(watched.log(service, level)).anyMatch(line -> line.contains(id));
        followed.add(alert);
    }

    private void leadsToPending(String alert, String order) {
        String path = "/orders?state=PENDING";
        assertThat(rules.action(alert)).contains("GET " + path);
        assertThat(platform.get("order", path).toString()).contains(order);
        followed.add(alert);
    }

    private void leadsToWaiting(String alert, MatchResult place, String event) {
        assertThat(rules.action(alert)).contains("eventctl status");
        TopicPartition partition = new TopicPartition(place.group(1), Integer.parseInt(place.group(2)));
        assertThat(platform.topics().eventAt(partition, Long.parseLong(place.group(3))))
                .isEqualTo(event);
        followed.add(alert);
    }

    // As in "GROUP … STALLED: 1 wait, none was settled in 5 s: TOPIC, partition 3 at 17".
    private static MatchResult place(String status, String group) {
        return Pattern.compile(Pattern.quote(group) + ".*STALLED.*: (\\S+), partition (\\d+) at (\\d+)")
                .matcher(status)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(status));
    }

    private String returned(int price) {
        String sku = shop.stocked(1);
        return requested(confirmed(sku, price), sku);
    }

    private String confirmed(String sku, int price) {
        String body = Shop.order(sku, 1).replace("\"unitPrice\":100", "\"unitPrice\":" + price);
        String order = platform.post("order", "/orders", body).path("id").asString();
        shop.awaitState(order, "CONFIRMED");
        return order;
    }

    private String requested(String order, String sku) {
        String body = "{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}],\"reason\":\"a test\"}".formatted(sku);
        return platform.post("order", "/orders/" + order + "/returns", body)
                .path("id")
                .asString();
    }
}
