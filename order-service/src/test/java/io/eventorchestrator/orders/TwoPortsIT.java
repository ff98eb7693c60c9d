package io.eventorchestrator.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.testing.RawClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Both ports of a service beside a sidecar refuse with RFC 9457 problems, including the other port's paths. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "orders.late-outcomes.sweep.every=1d")
class TwoPortsIT {

    private static final int APP_PORT = Ports.free();

    @LocalServerPort
    private int port;

    // Refusing needs no running sidecar.
    @DynamicPropertySource
    static void dapr(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> TestPlatform.postgres().jdbcUrl());
        registry.add("events.transport", () -> "dapr");
        registry.add("events.dapr.listener.port", () -> APP_PORT);
        registry.add("events.dapr.http-port", Ports::free);
        registry.add("events.dapr.grpc-port", Ports::free);
        registry.add("events.dapr.api-token", () -> "api");
        registry.add("events.dapr.app-token", () -> "app");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a delivery                | 404 | POST /events/any HTTP/1.1~Host: h~Content-Length: 2~~{}",
                "a delivery with the token | 404 | POST /events/any HTTP/1.1~Host: h~%token~Content-Length: 2~~{}",
                "a page of events          | 404 | GET /events/any HTTP/1.1~Host: h~Accept: text/html~~",
                "an unknown method         | 404 | BREW /events/any HTTP/1.1~Host: h~~",
                "the sidecar's questions   | 404 | GET /dapr/config HTTP/1.1~Host: h~~",
                "a parameter in the path   | 404 | GET /events;a=b/any HTTP/1.1~Host: h~~",
                "dots in the path          | 404 | GET /orders/../events/any HTTP/1.1~Host: h~~",
                "TRACE                     | 405 | TRACE /events/any HTTP/1.1~Host: h~~",
                "a broken escape           | 400 | GET /events/%zz HTTP/1.1~Host: h~~"
            })
    void thePublicPortRefusesTheSidecarsPaths(String what, int status, String request) {
        assertProblem(raw(port, request), status);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an order                  | 404 | POST /orders HTTP/1.1~Host: h~%token~Content-Length: 2~~{}
            orders                    | 404 | GET /orders HTTP/1.1~Host: h~%token~~
            an order's events         | 404 | GET /orders/01981d3c-0000-7000-8000-000000000001/events HTTP/1.1~Host: h~%token~~
            the root                  | 404 | GET / HTTP/1.1~Host: h~%token~~
            an unknown method there   | 404 | BREW / HTTP/1.1~Host: h~%token~~
            health                    | 404 | GET /actuator/health HTTP/1.1~Host: h~%token~~
            a page that is not there  | 404 | GET /nowhere HTTP/1.1~Host: h~%token~Accept: text/html~~
            an error                  | 404 | GET /error HTTP/1.1~Host: h~%token~~
            no token                  | 401 | GET /events/any HTTP/1.1~Host: h~~
            no token, for a page      | 401 | GET /events/any HTTP/1.1~Host: h~Accept: text/html~~
            dots, without a token     | 401 | GET /events/../orders HTTP/1.1~Host: h~~
            dots in the path          | 400 | GET /events/../orders HTTP/1.1~Host: h~%token~~
            a parameter in the path   | 400 | GET /events;a=b/token HTTP/1.1~Host: h~%token~~
            a group that is not there | 404 | POST /events/any/any HTTP/1.1~Host: h~%token~Content-Length: 2~~{}
            an unknown method         | 405 | BREW /events/token HTTP/1.1~Host: h~%token~~
            TRACE                     | 405 | TRACE /events/token HTTP/1.1~Host: h~%token~~
            a broken escape           | 400 | GET /events/%zz HTTP/1.1~Host: h~%token~~
            TLS                       | 400 | %tls~~
            no host                   | 400 | GET /events/token HTTP/1.1~%token~~
            a header of 9 KB          | 400 | GET /events/token HTTP/1.1~Host: h~A: %9000~~
            two lengths               | 400 | POST /events/any HTTP/1.1~Host: h~Content-Length: 1~Content-Length: 2~~{}
            """)
    void theSidecarsPortRefusesAllOtherPaths(String what, int status, String request) {
        assertProblem(raw(APP_PORT, request), status);
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"status\":" + status);
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).doesNotContainIgnoringCase("<html", "tomcat", "apache", "exception", "\tat ", "java.");
    }

    private static String raw(int port, String request) {
        return new RawClient(port)
                .send(request.replace("%token", "dapr-api-token: app")
                        .replace("%9000", "x".repeat(9_000))
                        .replace("%tls", "\u0016\u0003\u0001\u0002")
                        .replace("~", "\r\n"));
    }
}
