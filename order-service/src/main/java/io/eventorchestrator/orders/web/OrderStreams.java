package io.eventorchestrator.orders.web;

import io.eventorchestrator.messaging.loop.LoopThread;
import io.eventorchestrator.messaging.observability.Progress;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.orders.application.OrderProperties;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.domain.OrderState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Serves all streams of this instance with one query at a time, because other instances change orders, too. Holds no
 * connection between queries. Stops before the web server, which would otherwise wait for open streams.
 */
@Component
class OrderStreams implements SmartLifecycle, LoopThread.Work {

    private static final Logger log = LoggerFactory.getLogger(OrderStreams.class);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

    private final Set<OrderStream> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("order-stream-", 0).factory());
    private final Orders orders;
    private final OrderProperties.Streams properties;
    private final Semaphore free;
    private final Progress progress;
    private volatile @Nullable LoopThread poller;
    private boolean failing;

    OrderStreams(Orders orders, OrderProperties properties, ProgressBoard board) {
        this.orders = orders;
        this.properties = properties.streams();
        this.free = new Semaphore(this.properties.most());
        this.progress = board.loop("order-streams", this.properties.poll().plus(LONGEST_LOOK));
    }

    /** @throws ErrorResponseException with 503 if this instance stops or has reached its maximum of streams */
    SseEmitter open(Stored order) {
        if (!isRunning() || !free.tryAcquire()) {
            throw refusal();
        }
        OrderStream stream = new OrderStream(order);
        stream.emitter().onCompletion(() -> close(stream));
        open.add(stream);
        if (stream.begin()) {
            send(stream, () -> stream.tell(order));
        }
        if (!isRunning()) {
            end(stream);
        }
        return stream.emitter();
    }

    private ErrorResponseException refusal() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "too many streams are open; try again, or poll the order");
        ErrorResponseException refusal = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return refusal;
    }

    private void close(OrderStream stream) {
        if (open.remove(stream)) {
            free.release();
        }
    }

    @Override
    public void start() {
        LoopThread started = new LoopThread("order-streams", properties.poll(), this);
        poller = started;
        started.start();
    }

    @Override
    public void round() throws InterruptedException {
        try {
            tellChanges();
        } finally {
            // Streams stay open, and end in time, while the database does not answer.
            keepOpen();
        }
        progress.advanced();
        failing = false;
        Thread.sleep(properties.poll());
    }

    @Override
    public void failed(Throwable why) {
        progress.failed(why.toString());
        if (!failing) {
            log.warn("Can't serve the streams of orders now: {}", why.toString());
        }
        failing = true;
    }

    @Override
    public void stopped() {
        progress.stopped();
    }

    private void keepOpen() {
        open.stream()
                .filter(stream -> stream.isSilentFor(properties.heartbeat()))
                .forEach(this::beat);
        open.stream().filter(stream -> stream.isOlderThan(properties.longest())).forEach(this::end);
    }

    private void tellChanges() {
        Set<UUID> followed = open.stream().map(OrderStream::order).collect(Collectors.toSet());
        if (!followed.isEmpty()) {
            Map<UUID, OrderState> states = orders.states(followed);
            open.stream()
                    .filter(stream -> states.getOrDefault(stream.order(), stream.sentState()) != stream.sentState())
                    .collect(Collectors.groupingBy(OrderStream::order))
                    .forEach(this::tell);
        }
    }

    private void tell(UUID id, List<OrderStream> followers) {
        orders.find(id)
                .ifPresent(order -> followers.stream()
                        .filter(OrderStream::begin)
                        .forEach(stream -> send(stream, () -> stream.tell(order))));
    }

    private void beat(OrderStream stream) {
        if (stream.begin()) {
            send(stream, stream::beat);
        }
    }

    // A client that does not read blocks its thread until the container times out.
    private void send(OrderStream stream, Sending sending) {
        senders.execute(() -> {
            try {
                sending.run();
                if (stream.sentState().isFinal()) {
                    // An emitter that completes before Spring handles it never calls back.
                    close(stream);
                }
            } catch (IOException | IllegalStateException gone) {
                log.debug("A client no longer follows order {}: {}", stream.order(), gone.toString());
                close(stream);
            }
        });
    }

    private void end(OrderStream stream) {
        close(stream);
        senders.execute(() -> stream.emitter().complete());
    }

    @Override
    public void stop() {
        LoopThread running = poller;
        poller = null;
        if (running != null) {
            running.interrupt();
        }
        open.forEach(this::end);
    }

    @Override
    public boolean isRunning() {
        return poller != null;
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }
}
