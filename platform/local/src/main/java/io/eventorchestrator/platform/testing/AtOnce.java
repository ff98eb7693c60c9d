package io.eventorchestrator.platform.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs several actions at the same time: none starts before each has a waiting thread. */
public final class AtOnce {

    private static final int SECONDS = 30;

    private AtOnce() {}

    /**
     * @return the results, in the order of the actions
     * @throws Exception of the first action that failed, once all have ended
     */
    public static <T> List<T> call(List<? extends Callable<T>> works) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(works.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(works.size())) {
            List<Future<T>> begun = new ArrayList<>();
            for (Callable<T> work : works) {
                begun.add(threads.submit(() -> {
                    ready.await(SECONDS, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : begun) {
                results.add(result.get());
            }
            return results;
        }
    }

    /** Runs the same action several times. */
    public static <T> List<T> call(int times, Callable<T> work) throws Exception {
        return call(Collections.nCopies(times, work));
    }
}
