package io.eventorchestrator.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Passes calls on to another port, and does something once when a certain call comes, or has had its effect. */
final class Gate implements AutoCloseable {

    // The client sets them itself.
    private static final Set<String> RESTRICTED =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicReference<Trap> trap = new AtomicReference<>(Trap.NONE);
    private final AtomicReference<Predicate<String>> refused = new AtomicReference<>(call -> false);
    private final HttpServer server;
    private final int behind;

    private Gate(HttpServer server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    static Gate before(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Gate gate = new Gate(server, port);
            server.createContext("/", gate::pass);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return gate;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /**
     * Does something once.
     *
     * @param call matches method, path and body of the call, with a space between them
     * @param afterEffect once the call has been answered, but before its caller hears of it
     */
    void once(Pattern call, boolean afterEffect, Runnable action) {
        trap.set(new Trap(call, afterEffect, Optional.of(action)));
    }

    /** Answers the matching calls with 503, without any effect. */
    void refuse(Predicate<String> calls) {
        refused.set(calls);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String call = "%s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            new String(body, StandardCharsets.UTF_8));
            spring(call, false);
            if (refused.get().test(call)) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            HttpResponse<byte[]> answer = client.send(request(exchange, body), BodyHandlers.ofByteArray());
            spring(call, true);
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("content-type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + behind + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void spring(String call, boolean afterEffect) {
        Trap set = trap.get();
        if (set.afterEffect() == afterEffect && set.call().matcher(call).find() && trap.compareAndSet(set, Trap.NONE)) {
            set.action().orElseThrow().run();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private record Trap(Pattern call, boolean afterEffect, Optional<Runnable> action) {
        private static final Trap NONE = new Trap(Pattern.compile("(?!)"), false, Optional.empty());
    }
}
