package io.eventorchestrator.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Stands for the sidecar: accepts all publications, and gives the answers of a test to invocations. */
final class StubSidecar implements AutoCloseable {

    private static final String INVOCATION = "/v1.0/invoke/";

    private final HttpServer server;
    private final Map<String, Supplier<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Call> asked = new CopyOnWriteArrayList<>();

    private StubSidecar(HttpServer server) {
        this.server = server;
    }

    record Reply(int status, String body) {}

    /** An invocation; a header that it lacks is empty. */
    record Call(String token, String path, String correlation) {}

    static StubSidecar start() {
        try {
            StubSidecar sidecar =
                    new StubSidecar(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            sidecar.server.createContext("/", sidecar::answer);
            sidecar.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            sidecar.server.start();
            return sidecar;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    void reply(UUID order, Supplier<Reply> reply) {
        replies.put(order.toString(), reply);
    }

    /** The invocations that asked for an order: token, a space, and the path. */
    List<String> askedFor(UUID order) {
        return callsFor(order).stream()
                .map(call -> call.token() + " " + call.path())
                .toList();
    }

    /** The invocations that asked for an order. */
    List<Call> callsFor(UUID order) {
        return asked.stream()
                .filter(call -> call.path().endsWith(order.toString()))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        exchange.getRequestBody().readAllBytes();
        if (!path.startsWith(INVOCATION)) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        asked.add(new Call(header(exchange, "dapr-api-token"), path, header(exchange, "correlation-id")));
        Reply reply = replies.getOrDefault(path.substring(path.lastIndexOf('=') + 1), () -> new Reply(500, ""))
                .get();
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
