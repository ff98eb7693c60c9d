package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.SidecarAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Compares the sidecars of the running platform with the contract. */
final class SidecarDoctor {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String PART = "sidecars";
    private static final String RESTART = "./eventctl down, then ./eventctl up";

    private final PlatformFolder folder;
    private final Catalogue contract;

    SidecarDoctor(PlatformFolder folder, Catalogue contract) {
        this.folder = folder;
        this.contract = contract;
    }

    /** A diagnosis for each sound sidecar, and for each fault. */
    List<Diagnosis> examine() {
        try (MetadataReader reader = new MetadataReader(PATIENCE)) {
            List<CompletableFuture<List<Diagnosis>>> found = contract.services().stream()
                    .map(service ->
                            CompletableFuture.supplyAsync(() -> examine(service, reader), Thread::startVirtualThread))
                    .toList();
            return found.stream().flatMap(each -> each.join().stream()).toList();
        }
    }

    private List<Diagnosis> examine(String service, MetadataReader reader) {
        Optional<SidecarAccess> access = SidecarAccess.of(folder.sidecar(service));
        if (access.isEmpty()) {
            return List.of(
                    wrong(service, "left no token in " + folder.sidecar(service).path(), RESTART));
        }
        try {
            List<Diagnosis> faults =
                    DeclaredSidecar.of(contract, service).differences(reader.read(access.get())).stream()
                            .map(fault -> wrong(service, fault, "./eventctl generate, " + RESTART))
                            .toList();
            return faults.isEmpty()
                    ? List.of(
                            Diagnosis.ok(PART, name(service) + "has the components and subscriptions of the contract"))
                    : faults;
        } catch (IOException unusable) {
            return List.of(wrong(
                    service,
                    String.valueOf(unusable.getMessage()),
                    "./eventctl logs " + service + "-sidecar shows why; " + RESTART));
        }
    }

    private static Diagnosis wrong(String service, String fault, String remedy) {
        return Diagnosis.wrong(PART, name(service) + fault, remedy);
    }

    private static String name(String service) {
        return "the sidecar of " + service + " ";
    }
}
