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
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that never completes its answer, but sends a little so often that no read times out. */
final class DrippingReceiver implements AutoCloseable {

    /** The start of the answer, and the part that is repeated. */
    enum Answer {
        INTERIM_ANSWERS("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
        HEADERS("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n"),
        ONE_LINE("HTTP/1.1 200 OK\r\nX-More: ", "m"),
        /** A mail server with an endless greeting, which RFC 5321, section 4.2.1, permits. */
        GREETING("", "220-welcome\r\n");

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
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private DrippingReceiver(ServerSocket server, Answer answer, Duration pause) {
        this.server = server;
        this.answer = answer;
        this.pause = pause;
    }

    /** @param pause between two repetitions */
    static DrippingReceiver start(Answer answer, Duration pause) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        DrippingReceiver receiver = new DrippingReceiver(server, answer, pause);
        Thread.ofVirtual().start(receiver::listen);
        return receiver;
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/");
    }

    int port() {
        return server.getLocalPort();
    }

    int calls() {
        return calls.get();
    }

    /** Tests whether every caller has closed its connection. */
    boolean isDeserted() {
        return left.get() == calls.get();
    }

    private void listen() {
        try {
            while (true) {
                Socket caller = server.accept();
                calls.incrementAndGet();
                Thread.ofVirtual().start(() -> drip(caller));
            }
        } catch (IOException closedByTheTest) {
            closed.countDown();
        }
    }

    private void drip(Socket caller) {
        try (caller;
                OutputStream out = caller.getOutputStream()) {
            out.write(answer.begin.getBytes(StandardCharsets.US_ASCII));
            boolean goOn = true;
            while (goOn) {
                out.write(answer.more.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                goOn = !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException callerIsGone) {
            left.incrementAndGet();
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
