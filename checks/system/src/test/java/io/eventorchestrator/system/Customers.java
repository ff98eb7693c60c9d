package io.eventorchestrator.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many customers who order without a pause, each on a separate connection. */
final class Customers {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI orders;
    private final List<String> skus;
    private final AtomicInteger accepted = new AtomicInteger();

    /** @param port of the order service */
    Customers(int port, List<String> skus) {
        this.orders = URI.create("http://127.0.0.1:" + port + "/orders");
        this.skus = skus;
    }

    /** The number of orders accepted so far. */
    int accepted() {
        return accepted.get();
    }

    /** Orders until the time is over, and returns with the last answer. */
    void order(int customers, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = IntStream.range(0, customers)
                .mapToObj(i -> Thread.ofPlatform().start(() -> orderUntil(end, skus.get(i % skus.size()))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void orderUntil(long end, String sku) {
        HttpRequest request = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Shop.order(sku, 1)))
                .build();
        while (System.nanoTime() - end < 0) {
            if (isAccepted(request)) {
                accepted.incrementAndGet();
            }
        }
    }

    private boolean isAccepted(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
