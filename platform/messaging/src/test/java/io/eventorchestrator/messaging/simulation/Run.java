package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.simulation.Fault.Kind;
import io.eventorchestrator.messaging.simulation.Operation.Behaviour;
import io.eventorchestrator.messaging.transport.KafkaPartitions;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import io.eventorchestrator.messaging.transport.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One scenario on an empty database, from its first transaction until everything has come to rest. */
final class Run {

    static final String PLACED = "orders.order.placed";
    private static final int MOST_STEPS = 30_000;
    private static final List<RecordHeader> CLAIMS = List.of(
            RecordHeader.of("__partition", "3"),
            RecordHeader.of("__offset", "700"),
            RecordHeader.of("__key", "claimed"));

    private final Scenario scenario;
    private final SimulatedDatabase database;
    private final World world;
    private final SimulatedBroker broker;
    private final SimulatedOperator operator;
    private final Contract contract;
    private final List<SimulatedInstance> living = new ArrayList<>();
    private final List<SimulatedInstance> leaving = new ArrayList<>();
    private final List<String> unreleased = new ArrayList<>();
    private int started;

    Run(
            Scenario scenario,
            SimulatedDatabase database,
            Catalogue catalogue,
            EventCodec codec,
            @Nullable PlantedBug bug) {
        this.scenario = scenario;
        this.database = database;
        Map<String, Integer> replays = new ConcurrentHashMap<>();
        this.contract = new Contract(withLimits(catalogue, scenario), codec, replays, Pace.SHORT_HISTORY);
        this.world = new World(scenario, database, bug);
        this.broker = new SimulatedBroker(world, contract.catalogue(), SimulatedBroker.PARTITIONS, Duration.ZERO);
        this.operator = new SimulatedOperator(world, broker, database, replays);
    }

    private static Catalogue withLimits(Catalogue contract, Scenario scenario) {
        return new Catalogue(contract.channels(), contract.groups(), scenario.limits());
    }

    Result run() {
        database.empty();
        database.setTime(0);
        for (int i = 0; i < scenario.instances(); i++) {
            world.at(Duration.ofMillis(i * 300L).toNanos(), this::start);
        }
        scenario.operations()
                .forEach(operation ->
                        world.at(Duration.ofMillis(operation.atMillis()).toNanos(), () -> perform(operation)));
        boolean rests = world.run(this::strike, this::isSettled, MOST_STEPS);
        List<String> violations = new Invariants(scenario, database.jdbc(), broker.logs()).violations();
        if (!rests) {
            violations.addFirst("it does not come to rest: " + database.unsettled() + " rows are unsettled");
        }
        violations.addAll(unreleased);
        living.forEach(world::kill);
        leaving.forEach(world::kill);
        return new Result(scenario, violations, List.copyOf(world.history()), Map.copyOf(world.struck()));
    }

    private void start() {
        SimulatedInstance instance = new SimulatedInstance(started++, world, broker, database, contract);
        living.add(instance);
        instance.start();
        broker.consumers().rebalance(living);
    }

    private void perform(Operation operation) {
        if (operation.behaviour() == Behaviour.UNREADABLE) {
            byte[] key = Business.order(operation.key()).toString().getBytes(StandardCharsets.UTF_8);
            broker.append(new OutboundRecord(
                    PLACED,
                    key,
                    KafkaPartitions.of(key, SimulatedBroker.PARTITIONS),
                    operation.instance() % 2 == 0 ? List.of() : CLAIMS,
                    "{\"unreadable\":".getBytes(StandardCharsets.UTF_8)));
        } else {
            living.get(operation.instance() % living.size()).perform(operation);
        }
    }

    private boolean isSettled() {
        if (database.unsettled() > 0) {
            operator.putBack();
            return false;
        }
        return broker.consumers().areDone() && !operator.replayAll();
    }

    private void strike() {
        Fault crash = living.size() > 1 ? world.strike(Kind.CRASH) : null;
        if (crash != null) {
            crash(living.get(crash.size() % living.size()), crash.size());
        }
        Fault end = living.size() > 1 ? world.strike(Kind.SHUTDOWN) : null;
        if (end != null) {
            shutDown(living.get(end.size() % living.size()), end.size());
        }
        Fault stop = world.strike(Kind.STOP_AND_GO);
        if (stop != null) {
            standStill(living.get(stop.size() % living.size()), stop.size());
        }
        if (world.strikes(Kind.REBALANCE)) {
            broker.consumers().rebalance(living);
        }
    }

    private void crash(SimulatedInstance instance, int size) {
        world.note(instance.name() + " crashes");
        living.remove(instance);
        world.kill(instance);
        broker.consumers().rebalance(living);
        world.at(world.now() + Duration.ofMillis(size * 20L).toNanos(), this::start);
    }

    private void shutDown(SimulatedInstance instance, int size) {
        world.note(instance.name() + " is asked to end");
        living.remove(instance);
        leaving.add(instance);
        instance.shutDown(() -> broker.consumers().rebalance(living), () -> {
            world.note(instance.name() + " ends");
            leaving.remove(instance);
            if (database.leases(instance.relay()) > 0 && !instance.connections().wereLost()) {
                unreleased.add("not released: " + instance.name() + " has ended and still holds leases");
            }
            world.kill(instance);
            world.at(world.now() + Duration.ofMillis(size * 20L).toNanos(), this::start);
        });
    }

    private void standStill(SimulatedInstance instance, int size) {
        world.note(instance.name() + " stands still");
        instance.stop(true);
        if (size % 2 == 0) {
            broker.consumers()
                    .rebalance(
                            living.stream().filter(other -> !other.isStopped()).toList());
        }
        world.at(world.now() + Duration.ofMillis(size * 40L).toNanos(), () -> {
            world.note(instance.name() + " goes on");
            instance.stop(false);
            broker.consumers().rebalance(living);
        });
    }

    /**
     * @param violations of the invariants, each with its kind before a colon; empty if all hold
     * @param struck how often each kind of fault happened
     */
    record Result(Scenario scenario, List<String> violations, List<String> history, Map<Kind, Integer> struck) {

        Result {
            struck = new HashMap<>(struck);
        }

        boolean holds() {
            return violations.isEmpty();
        }

        /** Tests whether it violates first what the other one violates first. */
        boolean failsAs(Result other) {
            return !holds() && !other.holds() && kind().equals(other.kind());
        }

        private String kind() {
            return violations.getFirst().replaceFirst(":.*", "");
        }
    }
}
