package io.eventorchestrator.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives webhooks, and answers 410 to those about a rejected order. */
final class Receiver implements AutoCloseable {

    static final String REFUSED = "order-rejected";

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** One received call with its idempotency key. */
    record Call(String idempotencyKey, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** All calls so far whose field contains the text. */
    List<Call> calls(String field, String text) {
        return calls.stream().filter(call -> call.text(field).contains(text)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        Call call = new Call(
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        calls.add(call);
        exchange.sendResponseHeaders(call.text("template").equals(REFUSED) ? 410 : 204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
