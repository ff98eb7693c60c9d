package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.PlatformParts.Kind;
import io.eventorchestrator.platform.PlatformState.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole platform on this machine, its parts started side by side. */
public final class LocalPlatform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String CALLER = "order-service";
    private static final String CALLED = "inventory-service";
    private static final String RETURNS_TOKEN = "RETURNS_TOKEN";

    private final PlatformFolder folder;
    private final PlatformSettings settings;
    private final Progress progress;
    private final StateFile state;
    private final PlatformParts parts;
    private final List<StateStore> stores = Catalogue.load().stateStores();
    private final HttpProbe probe = new HttpProbe();
    private final PartStarts starts;
    // Tokens are new for each start. They exist only here, in the environment of the processes and, for doctor and
    // developed services, in files that only their owner can read.
    private final Map<ServiceOnThisMachine, DaprSidecar.Address> sidecars = new ConcurrentHashMap<>();
    private final String returnsToken = RandomSecret.next();

    private LocalPlatform(PlatformFolder folder, PlatformSettings settings, Progress progress, StateFile state) {
        this.state = state;
        this.folder = folder;
        this.settings = settings;
        this.progress = progress;
        SlowParts slow = new SlowParts(progress, PATIENCE);
        this.parts = new PlatformParts(progress, slow);
        this.starts = new PartStarts(progress, slow, parts);
    }

    /**
     * A platform that is not started yet, so that its owner can close it while it starts. Parts left behind by an
     * earlier one are ended.
     *
     * @throws NotStartable if another one runs here, or the machine lacks something
     */
    public static LocalPlatform prepare(PlatformFolder folder, PlatformSettings settings, Progress progress) {
        StateFile state = folder.state();
        if (state.running().isPresent()) {
            throw new NotStartable("The platform is running already; ./eventctl down stops it.");
        }
        folder.reap().forEach(part -> progress.note(part.name() + ", left by an earlier run, is ended"));
        ServiceOnThisMachine.ALL.forEach(service -> new ServiceJar(folder, service.name()).requirePacked());
        List<String> obstacles = MachineCheck.of(folder.own())
                .obstacles(settings.transport(), settings.registry().isPresent());
        if (!obstacles.isEmpty()) {
            throw new NotStartable(String.join(System.lineSeparator(), obstacles));
        }
        RunningPart self = RunningPart.self("eventctl");
        state.write(new PlatformState(
                Phase.STARTING, settings.transport(), self, List.of(), settings.addresses(), settings.developed()));
        return new LocalPlatform(folder, settings, progress, state);
    }

    /**
     * Starts all parts and returns once an order can be placed.
     *
     * @throws NotStartable if a part does not start, naming it and its log; the others are ended then
     */
    public void start() {
        CompletableFuture<LocalPostgres> database = starts.begin("PostgreSQL", this::startPostgres);
        CompletableFuture<LocalKafka> broker = starts.begin("Kafka with its topics", this::startKafka);
        Stream<CompletableFuture<?>> services = ServiceOnThisMachine.ALL.stream()
                .map(service -> database.thenCompose(postgres -> startOrLeave(service, postgres)));
        CompletableFuture<?> workflows = needsWorkflowParts() ? startWorkflowParts() : nothing();
        Stream<CompletableFuture<?>> sidecars = settings.transport() == Transport.KAFKA
                ? Stream.empty()
                : ServiceOnThisMachine.ALL.stream().map(service -> startSidecar(service, broker, database, workflows));
        CompletableFuture<LocalMail> mail = starts.begin("mail server", this::startMail);
        Stream<CompletableFuture<?>> registry = settings.registry().stream()
                .map(program -> starts.begin(PlatformSettings.REGISTRY, () -> startRegistry(program)));
        Stream<CompletableFuture<?>> provider = settings.providerUrl().stream()
                .map(url -> starts.begin(PlatformSettings.PROVIDER, this::startProvider));
        PartStarts.awaitAll(
                Stream.of(Stream.of(broker, mail, workflows), registry, provider, services, sidecars)
                        .<CompletableFuture<?>>flatMap(started -> started)
                        .toList(),
                this);
        state.change(known -> known.in(Phase.READY));
    }

    private static CompletableFuture<?> nothing() {
        return CompletableFuture.completedFuture(true);
    }

    private boolean needsWorkflowParts() {
        return settings.transport() == Transport.DAPR && !stores.isEmpty();
    }

    private CompletableFuture<?> startWorkflowParts() {
        WorkflowParts workflows = new WorkflowParts(settings.dapr().orElseThrow(), folder::log);
        int placement = settings.port(PlatformPort.WORKFLOW_PLACEMENT_PORT);
        int scheduler = settings.port(PlatformPort.WORKFLOW_SCHEDULER_PORT);
        return CompletableFuture.allOf(
                starts.begin(
                        "placement",
                        () -> keep(
                                Kind.STORE,
                                "placement",
                                () -> workflows.launchPlacement(placement),
                                workflows::placementAnswers)),
                starts.begin(
                        "scheduler",
                        () -> keep(
                                Kind.STORE,
                                "scheduler",
                                () -> workflows.launchScheduler(scheduler, folder.scheduler()),
                                workflows::schedulerAnswers)));
    }

    // A sidecar that runs workflows ends if its state store is unreachable, as any sidecar does without a broker.
    private CompletableFuture<?> startSidecar(
            ServiceOnThisMachine service,
            CompletableFuture<LocalKafka> broker,
            CompletableFuture<LocalPostgres> database,
            CompletableFuture<?> workflows) {
        Optional<StateStore> store = stores.stream()
                .filter(each -> each.service().equals(service.name()))
                .findFirst();
        CompletableFuture<?> before = store.isEmpty() ? broker : CompletableFuture.allOf(broker, database, workflows);
        return before.thenCompose(ready -> {
            store.ifPresent(needed -> sidecars.compute(
                    service, (same, known) -> sidecar(service, known).with(workflows(needed, database.join()))));
            return starts.begin(
                    "sidecar of " + service.name(),
                    () -> startSidecar(service, broker.join().bootstrapServers()));
        });
    }

    private SidecarWorkflows workflows(StateStore store, LocalPostgres database) {
        return SidecarWorkflows.of(
                store,
                settings.port(PlatformPort.WORKFLOW_PLACEMENT_PORT),
                settings.port(PlatformPort.WORKFLOW_SCHEDULER_PORT),
                database);
    }

    private LocalPostgres startPostgres() {
        LocalPostgres postgres = LocalPostgres.start(
                folder.postgres(),
                settings.port(PlatformPort.POSTGRES_PORT),
                Optional.of(folder.archive("postgres")),
                this::supervise);
        // Registered only now: closed earlier, it would leave behind the processes that create its files.
        parts.add(Kind.STORE, "PostgreSQL", postgres);
        return postgres;
    }

    private LocalKafka startKafka() {
        List<Topic> topics = Catalogue.load().topics();
        CompletableFuture<Boolean> topicsAreMade = new CompletableFuture<>();
        LocalKafka kafka = LocalKafka.start(
                folder.kafka(),
                settings.port(PlatformPort.KAFKA_PORT),
                Optional.of(folder.archive("kafka")),
                (launch, ready) -> keepBroker(launch, ready, topicsAreMade));
        try {
            kafka.create(topics);
        } finally {
            topicsAreMade.complete(true);
        }
        topics.stream()
                .flatMapToInt(topic -> topic.replicas().stream())
                .max()
                .ifPresent(replicas -> progress.note("Kafka is one broker here, with one replica of each partition;"
                        + " the contract says " + replicas));
        return kafka;
    }

    // A broker that has started gets its topics before it ends: setting them up would wait a minute for one that has
    // ended.
    private KeptProcess keepBroker(
            Supplier<ChildProcess> launch, BooleanSupplier ready, CompletableFuture<Boolean> topicsAreMade) {
        SupervisedProcess kept = new SupervisedProcess(launch, this::note);
        parts.add(Kind.STORE, "Kafka", () -> {
            if (kept.wasReady()) {
                topicsAreMade.join();
            }
            kept.close();
        });
        return kept.awaitReady(Keeper.START, ready);
    }

    private LocalMail startMail() {
        return LocalMail.start(
                settings.port(PlatformPort.MAIL_SMTP_PORT),
                settings.port(PlatformPort.MAIL_IMAP_PORT),
                folder.data().resolve("mail"),
                folder.log("mail"),
                Optional.of(folder.archive("mail")),
                (launch, ready) -> keep(Kind.STORE, "mail server", launch, ready));
    }

    private SupervisedProcess startProvider() {
        int port = settings.port(PlatformPort.PAYMENT_PROVIDER_PORT);
        return keep(
                Kind.STORE,
                PlatformSettings.PROVIDER,
                () -> LocalRefunds.launch(
                        port,
                        folder.data().resolve("payments"),
                        folder.log("payment-provider"),
                        Optional.of(folder.archive("payment-provider"))),
                () -> probe.answers(port, "/refunds", 200));
    }

    private SupervisedProcess startRegistry(Path program) {
        int port = settings.port(PlatformPort.REGISTRY_PORT);
        return keep(
                Kind.STORE,
                PlatformSettings.REGISTRY,
                () -> LocalRegistry.launch(program, port, folder.log("schema-registry")),
                () -> LocalRegistry.answers(probe, port));
    }

    private CompletableFuture<?> startOrLeave(ServiceOnThisMachine service, LocalPostgres database) {
        if (!settings.developed().contains(service.name())) {
            return starts.begin(service.name(), () -> startService(service, database));
        }
        new DevelopedService(folder, service.name()).environment().write(environment(service, database));
        progress.note("  " + service.name() + " is left to you");
        return CompletableFuture.completedFuture(service);
    }

    private SupervisedProcess startService(ServiceOnThisMachine service, LocalPostgres database) {
        String jar = new ServiceJar(folder, service.name()).unpacked().toString();
        List<String> command =
                new JavaCommand("256m", Optional.of(folder.archive(service.name()))).running("-jar", jar);
        Map<String, String> environment = environment(service, database);
        return keep(
                Kind.SERVICE,
                service.name(),
                () -> ChildProcess.start(service.name(), command, environment, folder.log(service.name())),
                () -> probe.answers(settings.port(service.http()), "/actuator/health/readiness", 200));
    }

    private Map<String, String> environment(ServiceOnThisMachine service, LocalPostgres database) {
        Map<String, String> environment = new HashMap<>(
                service.environment(settings, database, sidecar(service).tokens()));
        environment.putAll(LocalMail.environment(settings.port(PlatformPort.MAIL_SMTP_PORT)));
        settings.registryUrl().ifPresent(url -> environment.put("EVENTS_REGISTRY_URL", url));
        if (service.name().equals(CALLED)) {
            environment.put(RETURNS_TOKEN, returnsToken);
        }
        if (service.name().equals(CALLER)) {
            environment.putAll(settings.ofReturns());
        }
        return environment;
    }

    private SupervisedProcess startSidecar(ServiceOnThisMachine service, String brokers) {
        sidecar(service).access().writeTo(folder.sidecar(service.name()));
        DaprSidecar.Resources resources = resources(service, brokers);
        return keep(
                Kind.SIDECAR,
                "sidecar of " + service.name(),
                () -> DaprSidecar.launch(
                        settings.dapr().orElseThrow().daprd(),
                        sidecar(service),
                        resources,
                        folder.log(service.name() + "-sidecar")),
                () -> probe.answers(settings.port(service.sidecarHttp()), "/v1.0/healthz/outbound", 204));
    }

    // Sidecars start at the same time, so only the caller's, which alone has the token, writes and reads the endpoint.
    private DaprSidecar.Resources resources(ServiceOnThisMachine service, String brokers) {
        Map<String, String> secrets = new HashMap<>(Map.of("KAFKA_BROKERS", brokers));
        if (!service.name().equals(CALLER)) {
            return new DaprSidecar.Resources(folder.components(), List.of(), secrets);
        }
        secrets.put(RETURNS_TOKEN, returnsToken);
        new HttpEndpoint(CALLER, CALLED, settings.port(PlatformPort.INVENTORY_SERVICE_PORT), RETURNS_TOKEN)
                .writeTo(folder.httpEndpoints());
        return new DaprSidecar.Resources(folder.components(), List.of(folder.httpEndpoints()), secrets);
    }

    private DaprSidecar.Address sidecar(ServiceOnThisMachine service, DaprSidecar.@Nullable Address known) {
        return known == null ? service.sidecar(settings) : known;
    }

    private DaprSidecar.Address sidecar(ServiceOnThisMachine service) {
        return sidecars.computeIfAbsent(service, any -> service.sidecar(settings));
    }

    private SupervisedProcess keep(Kind kind, String name, Supplier<ChildProcess> launch, BooleanSupplier ready) {
        SupervisedProcess kept = new SupervisedProcess(launch, this::note);
        parts.add(kind, name, kept);
        return kept.awaitReady(Keeper.START, ready);
    }

    private KeptProcess supervise(Supplier<ChildProcess> launch, BooleanSupplier ready) {
        return new SupervisedProcess(launch, this::note).awaitReady(Keeper.START, ready);
    }

    private void note(ChildProcess process) {
        state.change(known -> known.with(RunningPart.of(process)));
    }

    /** Ends all parts, services first. A part that is still starting is killed, except PostgreSQL, which is awaited. */
    @Override
    public void close() {
        parts.close();
        starts.awaitEnds();
        settings.developed()
                .forEach(service ->
                        new DevelopedService(folder, service).environment().delete());
        ServiceOnThisMachine.ALL.forEach(
                service -> folder.sidecar(service.name()).delete());
        state.delete();
    }
}
