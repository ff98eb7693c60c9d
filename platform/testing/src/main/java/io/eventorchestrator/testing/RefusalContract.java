package io.eventorchestrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every service answers requests that reach no controller, such as invalid HTTP or ambiguous paths, with RFC 9457
 * problems. Extend it as a {@link ServiceTest} with an existing path.
 */
public abstract class RefusalContract {

    private final String path;

    @LocalServerPort
    private int port;

    /** @param path of a readable resource, such as {@code /orders} */
    protected RefusalContract(String path) {
        this.path = path;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an encoded slash              | 400 | GET %path/A%2FB HTTP/1.1~Host: h~~
            an encoded backslash          | 400 | GET %path/A%5CB HTTP/1.1~Host: h~~
            a backslash                   | 400 | GET %path/A\\B HTTP/1.1~Host: h~~
            an encoded NUL                | 400 | GET %path/%00 HTTP/1.1~Host: h~~
            half a character in UTF-8     | 400 | GET %path/%C3%28 HTTP/1.1~Host: h~~
            a broken escape               | 400 | GET %path/%zz HTTP/1.1~Host: h~~
            an escape cut short           | 400 | GET %path/% HTTP/1.1~Host: h~~
            a broken escape in the query  | 400 | GET %path?%zz=1 HTTP/1.1~Host: h~~
            a character that is not ASCII | 400 | GET %path/caf\u00e9 HTTP/1.1~Host: h~~
            a bracket                     | 400 | GET %path/<b> HTTP/1.1~Host: h~~
            a path above the root         | 400 | GET /../.. HTTP/1.1~Host: h~~
            no path                       | 400 | GET~~
            a path without a slash        | 400 | GET nowhere HTTP/1.1~Host: h~~
            an asterisk                   | 400 | GET * HTTP/1.1~Host: h~~
            a word too many               | 400 | GET %path HTTP/1.1 now~Host: h~~
            another version               | 505 | GET %path HTTP/9.9~Host: h~~
            a method that is not a token  | 400 | G@T %path HTTP/1.1~Host: h~~
            a method that nobody knows    | 405 | BREW %path HTTP/1.1~Host: h~~
            TRACE                         | 405 | TRACE %path HTTP/1.1~Host: h~~
            TRACE for a page              | 405 | TRACE %path HTTP/1.1~Host: h~Accept: text/html~~
            CONNECT                       | 501 | CONNECT h:80 HTTP/1.1~Host: h~~
            TLS                           | 400 | %tls~~
            no host                       | 400 | GET %path HTTP/1.1~~
            two hosts                     | 400 | GET %path HTTP/1.1~Host: h~Host: i~~
            a host that is none           | 400 | GET %path HTTP/1.1~Host: a b~~
            a control character           | 400 | GET %path HTTP/1.1~Host: h~A: b\u0001~~
            a NUL                         | 400 | GET %path HTTP/1.1~Host: h~A: b\u0000~~
            a space in a header's name    | 400 | GET %path HTTP/1.1~Host: h~A B: c~~
            a header without a name       | 400 | GET %path HTTP/1.1~Host: h~: c~~
            a header without a colon      | 400 | GET %path HTTP/1.1~Host: h~A~~
            a header of 9 KB              | 400 | GET %path HTTP/1.1~Host: h~A: %9000~~
            a path of 9 KB                | 400 | GET %path/%9000 HTTP/1.1~Host: h~~
            a length that is not a number | 400 | POST %path HTTP/1.1~Host: h~Content-Length: a~~
            a negative length             | 400 | POST %path HTTP/1.1~Host: h~Content-Length: -1~~
            two lengths                   | 400 | POST %path HTTP/1.1~Host: h~Content-Length: 1~Content-Length: 2~~{}
            an unknown coding             | 501 | POST %path HTTP/1.1~Host: h~Transfer-Encoding: none~~
            an expectation                | 417 | POST %path HTTP/1.1~Host: h~Expect: tea~Content-Length: 0~~
            a page                        | 406 | GET %path HTTP/1.1~Host: h~Accept: text/html~~
            no media type                 | 406 | GET %path HTTP/1.1~Host: h~Accept: nonsense~~
            a page that is not there      | 404 | GET /nowhere HTTP/1.1~Host: h~Accept: text/html~~
            no media type, not there      | 404 | GET /nowhere HTTP/1.1~Host: h~Accept: nonsense~~
            """)
    void aRefusedRequestIsAnsweredByAProblem(String what, int status, String request) {
        assertProblem(raw(request), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%path;v=2",
                "%path/A;v=2",
                "%path;v=2/A",
                "%path/;",
                "%path/A%3Bv=2",
                "%path/A%3bv=2",
                "/%path",
                "%path//A",
                "%path/",
                "%path/A/",
                "/.%path",
                "%path/.",
                "%path/./A",
                "%path/..",
                "%path/../A",
                "%path/%2e%2E",
                "%path/%2E./A",
                "/actuator/health;x=y",
                "/actuator//health",
                "/v3/api-docs/",
                "/nowhere;x=y"
            })
    void aPathThatIsNotPlainIsAProblemThatNamesIt(String request) {
        String answer = raw("GET " + request + " HTTP/1.1~Host: h~~");

        assertProblem(answer, 400);
        assertThat(answer).contains("\"field\":\"path\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the first version        | GET %path/nothing HTTP/1.0~~",
                "an absolute URI          | GET http://h%path/nothing HTTP/1.1~Host: h~~",
                "dots within a segment    | GET %path/a..b HTTP/1.1~Host: h~~",
                "an encoded dot within it | GET %path/a%2Eb HTTP/1.1~Host: h~~",
                "an encoded percent sign  | GET %path/a%25b HTTP/1.1~Host: h~~"
            })
    void anUnusualButValidRequestReachesTheOperation(String what, String request) {
        assertThat(raw(request)).doesNotContain("semicolon", "segment", "not well-formed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "BREW", "TRACE", "OPTIONS"})
    void theAllowHeaderListsOnlyExistingMethods(String method) {
        String allow = headers(raw(method + " %path HTTP/1.1~Host: h~~")).stream()
                .filter(header -> header.startsWith("allow: "))
                .map(header -> header.substring("allow: ".length()).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(","));

        assertThat(allow.split(", ?"))
                .contains("GET")
                .allSatisfy(allowed -> assertThat(raw(allowed + " %path HTTP/1.1~Host: h~Content-Length: 0~~"))
                        .doesNotStartWith("HTTP/1.1 405")
                        .doesNotStartWith("HTTP/1.1 501"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "OPTIONS", "BREW"})
    void theAllowHeaderIsEmptyForAnUnknownPath(String method) {
        assertThat(raw(method + " /nowhere HTTP/1.1~Host: h~Content-Length: 0~~"))
                .startsWith("HTTP/1.1 404")
                .doesNotContainIgnoringCase("allow:");
    }

    @Test
    void theRootDescribesTheServiceAndLinksToItsApiAndHealth() {
        assertThat(raw("GET / HTTP/1.1~Host: h~~"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: application/json")
                .contains("-service\"", "\"/swagger-ui/index.html\"", "\"/v3/api-docs\"", "\"/actuator/health\"");
        assertThat(raw("GET / HTTP/1.1~Host: h~Accept: text/html,application/xhtml+xml,*/*;q=0.8~~"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: text/html")
                .contains(
                        "-service</h1>",
                        "href=\"/swagger-ui/index.html\"",
                        "href=\"/v3/api-docs\"",
                        "href=\"/actuator/health\"");
        assertThat(raw("GET / HTTP/1.1~Host: h~Accept: text/html;q=0.1;a=\"x,y\"~Accept: application/json~~"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: application/json");
        assertProblem(raw("GET / HTTP/1.1~Host: h~Accept: image/png~~"), 406);
    }

    @Test
    void aPageShowsTheApiAndSendsRequests() {
        assertThat(raw("GET /swagger-ui/index.html HTTP/1.1~Host: h~Accept: text/html~~"))
                .startsWith("HTTP/1.1 200")
                .contains("swagger-initializer.js");
        assertThat(raw("GET /swagger-ui/swagger-initializer.js HTTP/1.1~Host: h~~"))
                .startsWith("HTTP/1.1 200")
                .contains("\"/v3/api-docs/swagger-config\"");
        assertThat(raw("GET /v3/api-docs/swagger-config HTTP/1.1~Host: h~~"))
                .startsWith("HTTP/1.1 200")
                .contains("\"url\":\"/v3/api-docs\"");
        assertProblem(raw("GET /swagger-ui/nothing.js HTTP/1.1~Host: h~~"), 404);
        assertProblem(raw("GET /webjars/ HTTP/1.1~Host: h~~"), 400);
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"status\":" + status);
        assertThat(headers(answer)).contains("content-type: application/problem+json");
        assertThat(answer).doesNotContainIgnoringCase("<html", "tomcat", "apache", "exception", "\tat ", "java.");
    }

    private static List<String> headers(String answer) {
        return Arrays.stream(answer.split("\r\n\r\n", 2)[0].split("\r\n"))
                .map(String::toLowerCase)
                .toList();
    }

    private String raw(String request) {
        return new RawClient(port)
                .send(request.replace("%path", path)
                        .replace("%9000", "x".repeat(9_000))
                        .replace("%tls", "\u0016\u0003\u0001\u0002")
                        .replace("~", "\r\n"));
    }
}
