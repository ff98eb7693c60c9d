package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.HttpProbe;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tries each port of a running platform as a stranger would: from another address, and without a token. */
@Tag("full")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads the processes' sockets in /proc")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenPortsIT {

    private static final String GROUP = "/events/order-service-inventory-outcomes";
    private static final String BULK = "{\"entries\":[]}";
    private static final Pattern INNER = Pattern.compile("--dapr-internal-grpc-port\\x00(\\d+)");
    private static final Pattern METRICS = Pattern.compile("--metrics-port\\x00(\\d+)");
    private static final Duration LONG_ENOUGH_TO_BE_NOTICED = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofMinutes(5);

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpProbe probe = new HttpProbe();
    private EventCtl shell;
    private Map<String, ProcessHandle> parts;

    @BeforeAll
    void start() throws Exception {
        shell = new EventCtl(folder);
        assertThat(shell.run("./eventctl up --transport dapr"))
                .as(shell.output())
                .isZero();
        parts = parts();
    }

    @AfterAll
    void stop() throws Exception {
        shell.run("./eventctl down");
    }

    @Test
    void everySocketIsOnTheLoopback() {
        assertThat(sockets().map(ListeningSocket::owner).distinct())
                .as("parts that listen")
                .hasSameElementsAs(parts.keySet());
        assertThat(sockets()).allMatch(ListeningSocket::isOnLoopback, "is on the loopback");
    }

    @Test
    void noPortAnswersAtAnotherAddressOfThisMachine() throws IOException {
        List<InetAddress> others = otherAddresses();
        assumeThat(others).as("other addresses of this machine").isNotEmpty();

        for (InetAddress other : others) {
            assertThat(sockets().filter(socket -> answers(other, socket.port())))
                    .as(other.getHostAddress())
                    .isEmpty();
        }
    }

    @Test
    void noCallReachesAServiceThroughItsSidecar() throws IOException {
        for (String sidecar : sidecars()) {
            int inner = flag(sidecar, INNER);
            assertThat(SidecarCall.post("127.0.0.1", inner, GROUP, BULK))
                    .as(sidecar)
                    .isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void aSidecarsMetricsAreOpenToThisMachineOnly() throws IOException {
        for (String sidecar : sidecars()) {
            assertThat(probe.answers(flag(sidecar, METRICS), "/metrics", 200))
                    .as(sidecar)
                    .isTrue();
        }
    }

    @Test
    void thePublicPortHasNoRoutesForTheSidecar() throws Exception {
        for (String path : List.of(
                GROUP,
                "/events/health",
                "/events;a=b/any",
                "/%65vents/any",
                "/x/../events/any",
                "/events/..",
                "/events/../not-routed",
                "/dapr/subscribe",
                "/dapr/config",
                "/actors/any/1",
                "/healthz")) {
            for (String method : List.of("GET", "POST", "OPTIONS")) {
                HttpResponse<String> answer = send(method, port("ORDER_SERVICE_PORT"), path);
                assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(404);
                assertThat(answer.headers().firstValue("content-type")).as(path).hasValue("application/problem+json");
            }
        }
    }

    @Test
    void aStrangersCallDoesNotMakeAServiceUnready() throws Exception {
        for (String port : List.of("ORDER_SERVICE_PORT", "ORDER_SIDECAR_APP_PORT")) {
            send("POST", port(port), GROUP);
        }

        await().during(LONG_ENOUGH_TO_BE_NOTICED).atMost(SOON).until(() -> isHealthy("") && isHealthy("/readiness"));
    }

    private boolean isHealthy(String group) {
        return probe.answers(port("ORDER_SERVICE_PORT"), "/actuator/health" + group, 200);
    }

    private Stream<ListeningSocket> sockets() {
        return Stream.concat(
                database(),
                parts.entrySet().stream().flatMap(part -> ListeningSocket.of(part.getKey(), part.getValue())));
    }

    private Map<String, ProcessHandle> parts() throws IOException {
        JsonNode state = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("platform.json")));
        return state.path("parts")
                .valueStream()
                .collect(Collectors.toMap(
                        part -> part.path("name").asString(),
                        part -> ProcessHandle.of(part.path("pid").asLong()).orElseThrow()));
    }

    // PostgreSQL's server is not a child of the part that starts it.
    private Stream<ListeningSocket> database() {
        try {
            String pid = Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid"))
                    .getFirst()
                    .strip();
            return ListeningSocket.of(
                    "PostgreSQL", ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> sidecars() {
        List<String> sidecars =
                parts.keySet().stream().filter(name -> name.contains("sidecar")).toList();
        assertThat(sidecars).hasSize(Catalogue.load().services().size());
        return sidecars;
    }

    private int flag(String part, Pattern flag) throws IOException {
        Path commandLine = Path.of("/proc", String.valueOf(parts.get(part).pid()), "cmdline");
        return flag.matcher(Files.readString(commandLine))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private int port(String variable) {
        return shell.port(variable);
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket open = new Socket()) {
            open.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private HttpResponse<String> send(String method, int port, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(BULK))
                        .build(),
                BodyHandlers.ofString());
    }
}
