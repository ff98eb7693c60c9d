package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.Transport;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.DatabaseVariables;
import io.eventorchestrator.tooling.access.ServiceDatabase;
import io.eventorchestrator.tooling.platform.Diagnosis.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Examines all parts of a running platform at the same time, so that several silent parts take no longer than one. */
final class PlatformDoctor {

    private static final String DATABASES = "databases";

    private final Catalogue catalogue;
    private final DoctorReport report;

    PlatformDoctor(Catalogue catalogue, DoctorReport report) {
        this.catalogue = catalogue;
        this.report = report;
    }

    /** Examines the platform that runs here. */
    void here(Brokers brokers, PlatformFolder folder, PlatformState running) {
        // Its topics have one replica each, since there is one broker.
        List<Topic> topics =
                catalogue.topics().stream().map(topic -> topic.withReplicas(1)).toList();
        BrokerDoctor broker =
                new BrokerDoctor(brokers.client(), topics, Clock.systemUTC(), "./eventctl logs kafka shows why");
        List<ServiceDatabase> databases = catalogue.services().stream()
                .flatMap(service -> ServiceDatabase.here(service).stream())
                .toList();
        DatabaseDoctor database =
                new DatabaseDoctor(databases, Clock.systemUTC(), service -> "./eventctl logs postgres shows why");
        SidecarDoctor sidecars = new SidecarDoctor(folder, catalogue);
        examine(Stream.of(
                broker::examine,
                database::examine,
                new RegistryContent(running, folder.repository())::examine,
                () -> running.transport() == Transport.KAFKA ? List.of() : sidecars.examine()));
    }

    /** Examines brokers, and the databases that environment variables name. */
    void elsewhere(Brokers brokers) {
        BrokerDoctor broker = new BrokerDoctor(
                brokers.client(),
                catalogue.topics(),
                Clock.systemUTC(),
                "start them, or correct --brokers or KAFKA_BROKERS");
        examine(Stream.of(broker::examine, this::databases));
    }

    private List<Diagnosis> databases() {
        DatabaseVariables variables = new DatabaseVariables(System.getenv());
        if (!variables.nameAny(catalogue.services())) {
            return List.of(new Diagnosis(
                    Verdict.UNKNOWN,
                    DATABASES,
                    "the databases and their clocks, since none is named",
                    "set " + DatabaseVariables.url(catalogue.services().getFirst()) + " and the like"));
        }
        List<Diagnosis> found = new ArrayList<>();
        List<ServiceDatabase> named = new ArrayList<>();
        for (String service : catalogue.services()) {
            String variable = DatabaseVariables.url(service);
            if (variables.environment().containsKey(variable)) {
                add(service, variables, named, found);
            } else {
                found.add(
                        Diagnosis.wrong(DATABASES, "the database of " + service + " is not named", "set " + variable));
            }
        }
        found.addAll(new DatabaseDoctor(
                        named,
                        Clock.systemUTC(),
                        service -> "start it, or correct " + DatabaseVariables.url(service) + " and its login")
                .examine());
        return found;
    }

    private static void add(
            String service, DatabaseVariables variables, List<ServiceDatabase> named, List<Diagnosis> found) {
        try {
            named.add(variables.database(service));
        } catch (NotStartable unreadable) {
            found.add(Diagnosis.wrong(DATABASES, String.valueOf(unreadable.getMessage()), "correct it"));
        }
    }

    private void examine(Stream<Supplier<List<Diagnosis>>> questions) {
        List<CompletableFuture<List<Diagnosis>>> answers = questions
                .map(question -> CompletableFuture.supplyAsync(question, Thread::startVirtualThread))
                .toList();
        answers.forEach(answer -> report.addAll(answer.join()));
    }
}
