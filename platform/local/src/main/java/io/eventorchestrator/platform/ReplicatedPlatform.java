package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.platform.KillablePart.Kind;
import io.eventorchestrator.platform.PlatformState.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A platform on the dapr transport with two instances of each service, on ports that no other platform uses. Each part
 * can be killed and frozen from outside.
 */
public final class ReplicatedPlatform implements AutoCloseable {

    /** The number of instances of each service. */
    public static final int INSTANCES = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String DATABASE = "PostgreSQL";
    private static final String CALLER = "order-service";
    private static final String CALLED = "inventory-service";
    private static final String RETURNS_TOKEN = "RETURNS_TOKEN";

    private final PlatformFolder folder;
    private final DaprPrograms dapr;
    private final Map<String, String> settings;
    // Parts start at the same time, and only one instance writes the file for all of them.
    private final StateFile state;
    private final PlatformParts stops;
    private final List<KillablePart> parts = new CopyOnWriteArrayList<>();
    private final List<Replica> replicas;
    private final PartStarts starts;
    private final Map<String, CompletableFuture<UnpackedJar>> jars = new ConcurrentHashMap<>();
    private final HttpProbe probe = new HttpProbe();
    private final String returnsToken = RandomSecret.next();
    private final int kafkaPort = Ports.free();
    private final int postgresPort = Ports.free();
    private final int placementPort = Ports.free();
    private final int schedulerPort = Ports.free();
    private final AtomicReference<LocalPostgres> database = new AtomicReference<>();

    private ReplicatedPlatform(
            PlatformFolder folder, DaprPrograms dapr, Map<String, String> settings, Progress progress) {
        this.folder = folder;
        this.dapr = dapr;
        this.settings = Map.copyOf(settings);
        this.state = folder.state();
        SlowParts slow = new SlowParts(progress, PATIENCE);
        this.stops = new PlatformParts(progress, slow);
        this.starts = new PartStarts(progress, slow, stops);
        this.replicas = Catalogue.load().services().stream()
                .flatMap(
                        service -> IntStream.rangeClosed(1, INSTANCES).mapToObj(number -> new Replica(service, number)))
                .toList();
    }

    /**
     * A platform that is not started yet, so that its owner can close it while it starts.
     *
     * @param settings environment variables of all services
     * @throws NotStartable if a service is not built
     */
    public static ReplicatedPlatform prepare(
            PlatformFolder folder, DaprPrograms dapr, Map<String, String> settings, Progress progress) {
        ReplicatedPlatform platform = new ReplicatedPlatform(folder, dapr, settings, progress);
        platform.replicas.forEach(replica -> new ServiceJar(folder, replica.service()).requirePacked());
        platform.state.write(new PlatformState(
                Phase.STARTING,
                Transport.DAPR,
                RunningPart.self("eventctl"),
                List.of(),
                Map.of(
                        "Kafka",
                        platform.brokers(),
                        DATABASE,
                        "postgresql://127.0.0.1:" + platform.postgresPort + "/events"),
                Set.of()));
        return platform;
    }

    /**
     * Starts all parts and waits until they are ready.
     *
     * @throws NotStartable if one does not start, naming it and its log; the others are ended then
     */
    public void start() {
        Catalogue.load()
                .services()
                .forEach(service -> jars.put(
                        service,
                        starts.begin("jar of " + service, () -> UnpackedJar.prepare(folder.repository(), service))));
        CompletableFuture<LocalPostgres> postgres = starts.begin(DATABASE, this::startPostgres);
        CompletableFuture<LocalKafka> kafka = starts.begin("Kafka with its topics", this::startKafka);
        CompletableFuture<?> workflows = startWorkflowParts();
        CompletableFuture<?> before = CompletableFuture.allOf(postgres, kafka, workflows);
        List<CompletableFuture<?>> awaited = new ArrayList<>(List.of(before));
        Map<String, CompletableFuture<?>> sidecars = new HashMap<>();
        replicas.forEach(replica -> {
            var service = CompletableFuture.allOf(postgres, jar(replica))
                    .thenCompose(ready -> starts.begin(replica.name(), () -> startService(replica)));
            // Two that create the tables of their state store at the same time would fail.
            var sidecar = sidecars.getOrDefault(replica.service(), before)
                    .thenCompose(ready -> starts.begin("sidecar of " + replica.name(), () -> startSidecar(replica)));
            sidecars.put(replica.service(), sidecar);
            awaited.addAll(List.of(service, sidecar));
        });
        PartStarts.awaitAll(awaited, this);
        state.change(known -> known.in(Phase.READY));
    }

    private LocalPostgres startPostgres() {
        LocalPostgres postgres =
                LocalPostgres.start(folder.postgres(), postgresPort, Optional.empty(), this::keepDatabase);
        stops.add(PlatformParts.Kind.STORE, DATABASE, postgres);
        Postmaster postmaster = new Postmaster(folder.postgres().resolve("data").toAbsolutePath());
        parts.add(new KillableDatabase(postmaster, postgres::answers));
        database.set(postgres);
        return postgres;
    }

    private LocalKafka startKafka() {
        LocalKafka kafka = LocalKafka.start(
                folder.kafka(),
                kafkaPort,
                Optional.empty(),
                (launch, ready) -> keep(Kind.BROKER, "Kafka", launch, ready));
        kafka.create(Catalogue.load().topics());
        return kafka;
    }

    private CompletableFuture<?> startWorkflowParts() {
        WorkflowParts workflows = new WorkflowParts(dapr, folder::log);
        return CompletableFuture.allOf(
                starts.begin(
                        "placement",
                        () -> keep(
                                Kind.PLACEMENT,
                                "placement",
                                () -> workflows.launchPlacement(placementPort),
                                workflows::placementAnswers)),
                starts.begin(
                        "scheduler",
                        () -> keep(
                                Kind.SCHEDULER,
                                "scheduler",
                                () -> workflows.launchScheduler(schedulerPort, folder.scheduler()),
                                workflows::schedulerAnswers)));
    }

    private KeptProcess startService(Replica replica) {
        List<String> command = jar(replica).join().command();
        Map<String, String> environment = replica.environment(database(), brokers());
        environment.putAll(settings);
        if (replica.service().equals(CALLED)) {
            environment.put(RETURNS_TOKEN, returnsToken);
        }
        return keep(
                Kind.SERVICE,
                replica.name(),
                () -> ChildProcess.start(replica.name(), command, environment, folder.log(replica.name())),
                () -> probe.answers(replica.address().servicePort(), "/actuator/health/readiness", 200));
    }

    private CompletableFuture<UnpackedJar> jar(Replica replica) {
        return Objects.requireNonNull(jars.get(replica.service()));
    }

    private KeptProcess startSidecar(Replica replica) {
        DaprSidecar.Address address = withWorkflows(replica).address();
        DaprSidecar.Resources resources = resources(replica);
        return keep(
                Kind.SIDECAR,
                "sidecar of " + replica.name(),
                () -> DaprSidecar.launch(dapr.daprd(), address, resources, folder.log(replica.name() + "-sidecar")),
                () -> probe.answers(address.httpPort(), "/v1.0/healthz/outbound", 204));
    }

    private Replica withWorkflows(Replica replica) {
        Optional<StateStore> store = Catalogue.load().stateStores().stream()
                .filter(each -> each.service().equals(replica.service()))
                .findFirst();
        return store.map(needed -> replica.with(SidecarWorkflows.of(needed, placementPort, schedulerPort, database())))
                .orElse(replica);
    }

    private DaprSidecar.Resources resources(Replica replica) {
        Map<String, String> secrets = new HashMap<>(Map.of("KAFKA_BROKERS", brokers()));
        if (!replica.service().equals(CALLER)) {
            return new DaprSidecar.Resources(folder.components(), List.of(), secrets);
        }
        secrets.put(RETURNS_TOKEN, returnsToken);
        Path endpoints = folder.httpEndpoints().resolve(replica.name());
        new HttpEndpoint(CALLER, CALLED, port(CALLED, replica.number()), RETURNS_TOKEN).writeTo(endpoints);
        return new DaprSidecar.Resources(folder.components(), List.of(endpoints), secrets);
    }

    private KeptProcess keep(Kind kind, String name, Supplier<ChildProcess> launch, BooleanSupplier ready) {
        SupervisedProcess kept = new SupervisedProcess(launch, process -> note(name, process));
        stops.add(stop(kind), name, kept);
        parts.add(new KillableProcess(kind, name, kept, ready));
        return kept.awaitReady(Keeper.START, ready);
    }

    private static PlatformParts.Kind stop(Kind kind) {
        return switch (kind) {
            case SERVICE -> PlatformParts.Kind.SERVICE;
            case SIDECAR -> PlatformParts.Kind.SIDECAR;
            case BROKER, DATABASE, PLACEMENT, SCHEDULER -> PlatformParts.Kind.STORE;
        };
    }

    private KeptProcess keepDatabase(Supplier<ChildProcess> launch, BooleanSupplier ready) {
        return new SupervisedProcess(launch, process -> note(DATABASE, process)).awaitReady(Keeper.START, ready);
    }

    private void note(String name, ChildProcess process) {
        RunningPart running = new RunningPart(name, process.pid(), process.startedAt());
        state.change(known -> known.with(running));
    }

    private LocalPostgres database() {
        return Objects.requireNonNull(database.get(), "PostgreSQL is not started");
    }

    /** The parts that are started. */
    public List<KillablePart> parts() {
        return List.copyOf(parts);
    }

    /** Kafka's address. */
    public String brokers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** The URL of the database. */
    public String jdbcUrl() {
        return database().jdbcUrl();
    }

    /** A database user's password, such as that of {@code postgres}. */
    public String password(String user) {
        return database().password(user);
    }

    /**
     * The HTTP port of an instance.
     *
     * @param number counts from 1
     */
    public int port(String service, int number) {
        return replicas.stream()
                .filter(replica -> replica.service().equals(service) && replica.number() == number)
                .findFirst()
                .orElseThrow()
                .address()
                .servicePort();
    }

    /** Ends all parts, services first. */
    @Override
    public void close() {
        parts.forEach(KillablePart::thaw);
        stops.close();
        starts.awaitEnds();
        state.delete();
    }
}
