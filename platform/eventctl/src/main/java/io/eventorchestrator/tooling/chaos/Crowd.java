package io.eventorchestrator.tooling.chaos;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** All customers of the run, each on a thread. */
final class Crowd implements AutoCloseable {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final List<CompletableFuture<Void>> customers;

    Crowd(int size, long seed, Shop shop) {
        this.customers = IntStream.rangeClosed(1, size)
                .mapToObj(number -> new Customer(number, seed, shop, open::get))
                .map(customer -> CompletableFuture.runAsync(customer, Thread::startVirtualThread))
                .toList();
    }

    /** Lets each customer finish what is begun. */
    @Override
    public void close() {
        open.set(false);
        customers.forEach(CompletableFuture::join);
    }
}
