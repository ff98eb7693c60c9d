package io.eventorchestrator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how much ten thousand parked keys slow down other keys, in inbox and database, without a transport. */
class ParkingCostIT {

    private static final Logger LOG = LoggerFactory.getLogger(ParkingCostIT.class);
    private static final int PARKED = 10_000;
    private static final int RUNS = 5;
    private static final int BULKS = 100;
    private static final int BULK = 500;
    private static final double ALLOWED = 0.03;

    private static final Orders ORDERS = new Orders();
    private static final Subject NONE_PARKED = new Subject("inventory_service");
    private static final Subject MANY_PARKED = new Subject("order_service");

    @AfterAll
    static void stop() {
        NONE_PARKED.close();
        MANY_PARKED.close();
    }

    @Test
    void anInboxWithoutParkedKeysAndOneWithTenThousandAreEquallyFast() throws IOException {
        NONE_PARKED.park(List.of());
        MANY_PARKED.park(ORDERS.bulks(Consumer.BROKEN, PARKED, BULK));
        run();

        List<Run> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            runs.add(run());
            LOG.warn("Run {} of {}: {}", run + 1, RUNS, runs.getLast());
        }

        Comparison comparison = new Comparison(runs, BULK);
        Files.writeString(Path.of("target", "parking-cost.md"), comparison.table());
        Files.writeString(Path.of("target", "parking-cost.svg"), comparison.chart());
        LOG.warn("Parking costs\n{}", comparison.table());
        assertThat(comparison.cost()).isBetween(-ALLOWED, ALLOWED);
    }

    /** Alternates bulks of the two services and their order within a pair, so that disturbances affect both. */
    private static Run run() {
        NONE_PARKED.reset();
        MANY_PARKED.reset();
        List<Pair> pairs = new ArrayList<>();
        for (int bulk = 0; bulk < BULKS; bulk++) {
            pairs.add(bulk % 2 == 0 ? pair() : reversed());
        }
        return new Run(pairs);
    }

    private static Pair pair() {
        long without = handle(NONE_PARKED);
        return new Pair(without, handle(MANY_PARKED));
    }

    private static Pair reversed() {
        long with = handle(MANY_PARKED);
        return new Pair(handle(NONE_PARKED), with);
    }

    private static long handle(Subject subject) {
        return subject.handle(ORDERS.bulks("TEA", BULK, BULK).getFirst());
    }
}
