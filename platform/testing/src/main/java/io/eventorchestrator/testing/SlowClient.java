package io.eventorchestrator.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A client that starts a request and delays the rest of it. */
public final class SlowClient {

    private static final int PATIENCE = 20_000;

    private final int port;

    /** @param port of the service on this machine */
    public SlowClient(int port) {
        this.port = port;
    }

    /**
     * Sends only this and waits for the service to end the connection.
     *
     * @param beginning of a request, with {@code \n} for the end of a line
     * @return the whole answer; empty if the service closed the connection without one
     * @throws UncheckedIOException if the service still waits after 20 s
     */
    public String pausesAfter(String beginning) {
        try (Socket socket = begun(beginning)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Sends a space every 100 ms after this, until the service answers.
     *
     * @param beginning of a request, with {@code \n} for the end of a line
     * @return the first bytes of the answer; empty if the service closed the connection without one
     * @throws UncheckedIOException if the service still accepts spaces after 20 s
     */
    public String dripsAfter(String beginning) {
        try (Socket socket = begun(beginning);
                ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor()) {
            OutputStream out = socket.getOutputStream();
            var unused = drip.scheduleAtFixedRate(() -> send(out, " "), 100, 100, TimeUnit.MILLISECONDS);
            try {
                return firstBytes(socket.getInputStream());
            } finally {
                drip.shutdownNow();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String firstBytes(InputStream in) throws IOException {
        return new String(in.readNBytes(12), StandardCharsets.UTF_8);
    }

    private Socket begun(String beginning) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE);
        send(socket.getOutputStream(), beginning.replace("\n", "\r\n"));
        return socket;
    }

    private static void send(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
