package io.eventorchestrator.notifications.channels;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A receiver that never ends its answer and never lets a read wait for long. */
final class DrippingReceiver implements AutoCloseable {

    /** What is begun once, and what then comes again and again. */
    enum Answer {
        INTERIM_ANSWERS("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
        HEADERS("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n"),
        ONE_LINE("HTTP/1.1 200 OK\r\nX-More: ", "m");

        private final String begin;
        private final String more;

        Answer(String begin, String more) {
            this.begin = begin;
            this.more = more;
        }
    }

    private final ServerSocket server;
    private final Answer answer;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);

    private DrippingReceiver(ServerSocket server, Answer answer, Duration pause) {
        this.server = server;
        this.answer = answer;
        this.pause = pause;
    }

    /** @param pause between two drops */
    static DrippingReceiver start(Answer answer, Duration pause) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DrippingReceiver receiver = new DrippingReceiver(server, answer, pause);
        Thread.ofVirtual().start(receiver::drip);
        return receiver;
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/");
    }

    private void drip() {
        try (Socket caller = server.accept();
                OutputStream out = caller.getOutputStream()) {
            out.write(answer.begin.getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                out.write(answer.more.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException left) {
            closed.countDown();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
