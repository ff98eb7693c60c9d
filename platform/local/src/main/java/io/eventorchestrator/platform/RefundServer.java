package io.eventorchestrator.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment provider for trying out returns, which only pretends to pay. {@code POST /refunds} and {@code POST
 * /refunds/{returnId}/cancellation} decide, {@code GET /refunds} lists. Thread-safe.
 */
public final class RefundServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CANCELLATION = Pattern.compile("/refunds/([0-9a-f-]{36})/cancellation");
    private static final int LARGEST = 64 * 1024;
    private static final String UNLUCKY = "amounts that end in 13 are not refunded";

    private final RefundLedger ledger;
    private final HttpServer http;

    private RefundServer(RefundLedger ledger, HttpServer http) {
        this.ledger = ledger;
        this.http = http;
    }

    /** Arguments: address to listen on, port, file of the decisions. */
    public static void main(String[] arguments) throws IOException {
        start(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])), Path.of(arguments[2]));
        ParentWatch.exitWithParent();
    }

    /**
     * Listens until it is closed.
     *
     * @param file keeps the decisions; made if it does not exist
     * @throws IOException if it can't listen there, or can't read the file
     */
    public static RefundServer start(InetSocketAddress address, Path file) throws IOException {
        RefundServer server = new RefundServer(RefundLedger.open(file), HttpServer.create(address, 0));
        server.http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.http.createContext("/refunds", server::answer);
        server.http.start();
        return server;
    }

    /** The port on which it listens. */
    public int port() {
        return http.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            Answer answer = answer(
                    call.getRequestMethod() + " " + call.getRequestURI().getPath(),
                    call.getRequestBody().readNBytes(LARGEST));
            byte[] body = JSON.writeValueAsBytes(answer.body());
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(answer.status(), body.length);
            call.getResponseBody().write(body);
        }
    }

    private Answer answer(String request, byte[] body) {
        Matcher cancellation = CANCELLATION.matcher(request.replaceFirst("POST ", ""));
        if (cancellation.matches()) {
            return decided(ledger.cancel(cancellation.group(1)));
        }
        return switch (request) {
            case "POST /refunds" -> refund(body);
            case "GET /refunds" -> new Answer(200, ledger.entries());
            default -> new Answer(404, Map.of("detail", "there are only refunds and their cancellations"));
        };
    }

    private Answer refund(byte[] body) {
        try {
            JsonNode refund = JSON.readTree(body);
            String returnId =
                    UUID.fromString(refund.path("returnId").stringValue()).toString();
            return decided(ledger.refund(returnId, refund.path("amount").longValue(), currency(refund)));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return new Answer(400, Map.of("detail", "needs returnId, amount and currency"));
        }
    }

    private static String currency(JsonNode refund) {
        String currency = refund.path("currency").stringValue();
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("not a currency: " + currency);
        }
        return currency;
    }

    private static Answer decided(RefundLedger.Entry entry) {
        return entry.state() == RefundLedger.State.REFUSED
                ? new Answer(422, new Refusal(entry.returnId(), entry.state(), UNLUCKY))
                : new Answer(200, entry);
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        ledger.close();
    }

    private record Answer(int status, Object body) {}

    private record Refusal(String returnId, RefundLedger.State state, String reason) {}
}
