package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Limits;
import io.eventorchestrator.messaging.simulation.Operation.Behaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The transactions and faults of a run. The seed also decides the order of its steps.
 *
 * @param calm whether no fault repeats a record, so that each must be published exactly once
 */
record Scenario(
        long seed, int instances, int stickiness, boolean calm, List<Operation> operations, List<Fault> faults) {

    private static final int KEYS = 4;
    private static final int SMALL = 1_024;
    private static final int FAILING = 6;
    private static final int BESIDE = 8;
    private static final int FAULTY_STEPS = 500;
    private static final Behaviour[] BEHAVIOURS = Behaviour.values();

    static Scenario of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean calm = random.nextInt(10) == 0;
        List<Operation> operations = calm && random.nextInt(2) == 0 ? oneKeyFails(random) : anyOperations(random);
        List<Fault> faults = new ArrayList<>();
        int most = calm ? 0 : 1 + random.nextInt(12);
        for (int i = 0; i < most; i++) {
            Fault.Kind[] kinds = Fault.Kind.values();
            faults.add(new Fault(
                    kinds[random.nextInt(kinds.length)], random.nextInt(FAULTY_STEPS), random.nextInt(1_000)));
        }
        return new Scenario(seed, 2 + random.nextInt(2), random.nextInt(3) * 45, calm, operations, faults);
    }

    /** Its limits of size; every second seed has small ones, so that a partition takes one record at a time. */
    Limits limits() {
        return seed % 2 == 0 ? new Limits(SMALL) : Limits.DEFAULT;
    }

    private static List<Operation> anyOperations(SplittableRandom random) {
        List<Operation> operations = new ArrayList<>();
        int count = 6 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            Behaviour behaviour =
                    random.nextInt(2) == 0 ? Behaviour.FINE : BEHAVIOURS[random.nextInt(BEHAVIOURS.length)];
            operations.add(new Operation(
                    random.nextInt(4) * 400, random.nextInt(6), random.nextInt(1 + random.nextInt(KEYS)), behaviour));
        }
        return operations;
    }

    // Each event of one key fails until it is a dead letter, while the other keys go on.
    private static List<Operation> oneKeyFails(SplittableRandom random) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < FAILING; i++) {
            operations.add(new Operation(i * 300, random.nextInt(6), 0, Behaviour.FAILS_UNTIL_REPLAYED));
        }
        for (int i = 0; i < BESIDE; i++) {
            operations.add(new Operation(
                    random.nextInt(20) * 500, random.nextInt(6), 1 + random.nextInt(KEYS - 1), Behaviour.FINE));
        }
        return operations;
    }

    int size() {
        return operations.size() + faults.size();
    }

    /** The scenario without some of its operations and faults, which are numbered in this order. */
    Scenario without(int from, int to) {
        List<Operation> fewer = new ArrayList<>();
        List<Fault> milder = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            boolean stays = i < from || i >= to;
            if (stays && i < operations.size()) {
                fewer.add(operations.get(i));
            } else if (stays) {
                milder.add(faults.get(i - operations.size()));
            }
        }
        return new Scenario(seed, instances, stickiness, calm, fewer, milder);
    }
}
