package io.eventorchestrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends arbitrary bytes over a socket, including requests that an HTTP client would refuse to send. */
public final class RawClient {

    private static final int PATIENCE = 20_000;

    private final int port;

    /** @param port of the service on this machine */
    public RawClient(int port) {
        this.port = port;
    }

    /**
     * Sends the request, closes the sending side, and waits for the service to end the connection.
     *
     * @param request sent as ISO 8859-1
     * @return the whole answer; empty if the service closed the connection without one
     * @throws UncheckedIOException if the connection breaks, or is still open after 20 s
     */
    public String send(String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
