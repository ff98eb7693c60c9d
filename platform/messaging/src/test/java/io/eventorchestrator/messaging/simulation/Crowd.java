package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.messaging.envelope.EventCodec;
import io.eventorchestrator.messaging.simulation.Operation.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Many instances of a service on one database, with a partition for each, on which one trouble falls while they work.
 * Statements take no simulated time, and a publication takes 20 ms.
 */
final class Crowd {

    static final int EVENTS = 1_000;
    private static final int KEYS = 500;
    private static final int EACH_NTH_KEY_FAILS = 10;
    private static final int MOST_STEPS = 50_000_000;
    private static final Duration BEGIN = Duration.ofSeconds(10);
    private static final Duration TROUBLE = BEGIN.plusSeconds(2);
    private static final Duration MENDED = TROUBLE.plusSeconds(10);

    private final int instances;
    private final SimulatedDatabase database;
    private final Trouble trouble;
    private final World world;
    private final SimulatedBroker broker;
    private final Contract contract;
    private final List<SimulatedInstance> living = new ArrayList<>();
    private long waiting;
    private long parkedKeys;

    Crowd(SimulatedDatabase database, Catalogue catalogue, EventCodec codec, int instances, Trouble trouble) {
        this.instances = instances;
        this.database = database;
        this.trouble = trouble;
        // Each task goes on until it waits.
        this.world = new World(new Scenario(1, instances, 100, true, List.of(), List.of()), database, null);
        Catalogue partitioned = withPartitions(catalogue, instances);
        this.contract = new Contract(partitioned, codec, new ConcurrentHashMap<>(), Pace.DEFAULT);
        this.broker = new SimulatedBroker(world, partitioned, instances, Duration.ofMillis(20));
    }

    private static Catalogue withPartitions(Catalogue contract, int partitions) {
        List<Channel> channels = contract.channels().stream()
                .map(channel -> new Channel(
                        channel.topic(),
                        channel.event(),
                        channel.version(),
                        channel.producer(),
                        channel.key(),
                        partitions,
                        channel.replicas(),
                        channel.configuration()))
                .toList();
        return new Catalogue(channels, contract.groups(), contract.limits());
    }

    CrowdFigures run() {
        database.empty();
        database.setTime(0);
        database.jdbc().update("insert into simulated_key select generate_series(10, ?), 0", KEYS - 1);
        for (int i = 0; i < instances; i++) {
            int number = i;
            at(Duration.ofSeconds(5).multipliedBy(i).dividedBy(instances), () -> start(number));
        }
        at(Duration.ofSeconds(6), () -> broker.consumers().deal(living));
        for (int i = 0; i < EVENTS; i++) {
            int number = i;
            at(BEGIN.plusMillis(5L * i), () -> perform(number));
        }
        at(TROUBLE, this::strike);
        at(MENDED, this::mend);
        for (Duration next = BEGIN; next.compareTo(MENDED) < 0; next = next.plusMillis(250)) {
            at(next, this::sample);
        }
        boolean rests =
                world.run(() -> {}, () -> broker.consumers().areDone() && database.unsettled() == 0, MOST_STEPS);
        CrowdFigures figures = figures(rests);
        living.forEach(world::kill);
        return figures;
    }

    private void at(Duration time, Runnable what) {
        world.at(time.toNanos(), what);
    }

    private void start(int number) {
        SimulatedInstance instance = new SimulatedInstance(number, world, broker, database, contract);
        living.add(instance);
        instance.start();
    }

    private void perform(int number) {
        int key = number % KEYS;
        boolean fails = trouble == Trouble.KEYS_FAIL && key % EACH_NTH_KEY_FAILS == 0;
        Behaviour behaviour = fails ? Behaviour.FAILS_UNTIL_REPLAYED : Behaviour.FINE;
        living.get(number % living.size()).perform(new Operation(0, 0, key, behaviour));
    }

    private void strike() {
        switch (trouble) {
            case A_THIRD_CRASHES -> {
                for (int i = living.size() - 1; i >= 0; i -= 3) {
                    world.kill(living.remove(i));
                }
            }
            case BROKER_AWAY -> broker.reachable(false);
            case NONE, KEYS_FAIL -> {}
        }
    }

    private void mend() {
        // Their handlers succeed from now on, as after a replay.
        database.jdbc()
                .queryForList("select id from simulated_event where behaviour <> 'FINE'", String.class)
                .forEach(id -> contract.replays().put(id, 1));
        broker.reachable(true);
        if (trouble == Trouble.A_THIRD_CRASHES) {
            broker.consumers().deal(living);
        }
    }

    private void sample() {
        waiting = Math.max(waiting, count("""
                select count(*) from simulated_event e
                where not exists (select 1 from simulated_effect f where f.id = e.id)
                """));
        parkedKeys = Math.max(
                parkedKeys, count("select count(distinct ordered_by) from event_inbox where state = 'PARKED'"));
    }

    private long count(String sql) {
        Long number = database.jdbc().queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    private CrowdFigures figures(boolean rests) {
        return database.jdbc()
                .queryForObject(
                        """
                        select count(distinct e.id), count(f.id), count(distinct f.id),
                            percentile_disc(0.5) within group (order by f.at - e.at) filter (where behaviour = 'FINE'),
                            percentile_disc(0.99) within group (order by f.at - e.at) filter (where behaviour = 'FINE'),
                            max(f.at - e.at) filter (where behaviour = 'FINE'),
                            coalesce(max(f.at - e.at) filter (where behaviour <> 'FINE'), 0)
                        from simulated_event e left join simulated_effect f on f.id = e.id
                        """,
                        (row, n) -> new CrowdFigures(
                                rests,
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                waiting,
                                parkedKeys));
    }
}
