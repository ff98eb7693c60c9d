package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.LocalKafka;
import io.eventorchestrator.platform.LocalPostgres;
import io.eventorchestrator.platform.LocalWorkflows;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.RefundServer;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.system.Instance.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The whole platform with the exporter of the lag, as Prometheus and an operator see it. */
final class WatchedPlatform implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Map<String, String> BRISK = Map.of(
            "EVENTS_PROGRESS_STALLEDAFTER", "3s",
            "EVENTS_PROGRESS_LOOK", "500ms",
            "EVENTS_RETRY_SCHEDULE_ATTEMPTS", "2",
            "EVENTS_RETRY_SCHEDULE_INITIAL", "1m",
            "ORDERS_LATE_OUTCOMES_AFTER", "2s",
            "ORDERS_LATEOUTCOMES_COUNTEVERY", "500ms",
            "ORDERS_RETURNS_STUCK_AFTER", "15s",
            "ORDERS_RETURNS_COUNTEVERY", "500ms");

    private final int kafkaPort = Ports.free();
    private final int lagPort = Ports.free();
    private final Path folder;
    private final LocalPostgres postgres;
    private final LocalWorkflows workflows;
    private final RefundServer provider;
    private final AtomicReference<Gate> warehouse = new AtomicReference<>();
    private final Platform platform;
    private final EventCtl shell;
    private final Scraper scraper;
    private LocalKafka kafka;
    private Process lag;

    WatchedPlatform(Path folder, AlertRules rules) throws IOException {
        this.folder = folder;
        kafka = LocalKafka.start(folder.resolve("kafka"), kafkaPort);
        kafka.create(Catalogue.load().topics());
        postgres = LocalPostgres.start(folder.resolve("postgres"), Ports.free());
        workflows = TestPlatform.newWorkflows();
        provider = RefundServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder.resolve("refunds"));
        shell = new EventCtl(folder);
        shell.set("KAFKA_BROKERS", kafka.bootstrapServers());
        lag = startLag();
        platform = new Platform(
                service -> "dapr",
                new Surroundings(postgres, kafka.bootstrapServers()).with(workflows),
                settings(),
                port -> {
                    warehouse.set(Gate.before(port));
                    return warehouse.get().port();
                });
        Stream.of("order", "inventory", "notification")
                .forEach(service -> platform.database(service).login().forEach(shell::set));
        scraper = new Scraper(rules.metrics(), this::address);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(BRISK);
        settings.put("ORDERS_REFUNDS_URL", "http://127.0.0.1:" + provider.port());
        return settings;
    }

    private URI address(String job, String service, String path) {
        return switch (job) {
            case "services" ->
                URI.create("http://127.0.0.1:" + instance(service).port() + path);
            case "sidecars" -> instance(service).sidecarMetricsAddress();
            case "lag" -> URI.create("http://127.0.0.1:" + lagPort + path);
            default -> throw new IllegalArgumentException("nothing here is scraped as " + job);
        };
    }

    private Instance instance(String service) {
        return platform.instance(service.replace("-service", ""));
    }

    Platform parts() {
        return platform;
    }

    /** The way from order-service to inventory-service. */
    Gate warehouse() {
        return warehouse.get();
    }

    void killKafka() {
        kafka.kill();
    }

    void restartKafka() {
        kafka = LocalKafka.start(folder.resolve("kafka"), kafkaPort);
    }

    void killLag() {
        lag.destroyForcibly().onExit().join();
    }

    void restartLag() throws IOException {
        lag = startLag();
    }

    private Process startLag() throws IOException {
        return shell.start("exec ./eventctl lag --port " + lagPort, folder.resolve("lag.log"));
    }

    Snapshot scrape() {
        return scraper.scrape();
    }

    /** Scrapes until the platform is in this state. */
    Snapshot scrapeUntil(Predicate<Snapshot> state) {
        return await().atMost(Shop.SOON)
                .pollInterval(LOOK)
                .pollDelay(Duration.ZERO)
                .until(scraper::scrape, state);
    }

    Snapshot scrapeAtRest() {
        return scrapeUntil(WatchedPlatform::isAtRest);
    }

    /** Tests whether all targets answered, and nothing waited. */
    static boolean isAtRest(Snapshot now) {
        return now.samples().entrySet().stream()
                        .filter(sample -> sample.getKey().name().equals("up"))
                        .allMatch(sample -> sample.getValue() == 1)
                && Stream.of(
                                "events_outbox_set_aside_events",
                                "events_outbox_oldest_age_seconds",
                                "events_inbox_parked_events",
                                "events_stalled_seconds",
                                "orders_late_outcomes_waiting",
                                "orders_postponed",
                                "orders_returns_open",
                                "kafka_consumergroup_lag")
                        .allMatch(name -> now.sum(name) == 0);
    }

    /** Runs eventctl as an operator does. */
    String eventctl(String arguments) throws Exception {
        int code = shell.run("./eventctl " + arguments);
        // 4: something stands still, which is why it is asked.
        assertThat(code).as(shell.output()).isIn(0, 4);
        return shell.output();
    }

    /** The lines that a service has logged at the level. */
    Stream<String> log(String service, String level) throws IOException {
        return Files.readAllLines(Path.of("target", "dapr-" + service + ".log")).stream()
                .filter(line -> line.contains(" " + level + " "));
    }

    @Override
    public void close() throws IOException {
        killLag();
        platform.close();
        warehouse.get().close();
        provider.close();
        workflows.close();
        postgres.close();
        kafka.close();
    }
}
