package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.SidecarAccess;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Compares the sidecars of the running platform with the contract. */
final class SidecarDoctor {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String RESTART = "./eventctl down, then ./eventctl up";

    private final PlatformFolder folder;
    private final Catalogue contract;

    SidecarDoctor(PlatformFolder folder, Catalogue contract) {
        this.folder = folder;
        this.contract = contract;
    }

    /**
     * Writes a line for each sound sidecar and for each fault.
     *
     * @return whether all are as the contract declares them
     */
    boolean examine(PrintWriter out) {
        try (MetadataReader reader = new MetadataReader(PATIENCE)) {
            List<CompletableFuture<List<String>>> faults = contract.services().stream()
                    .map(service ->
                            CompletableFuture.supplyAsync(() -> faults(service, reader), Thread::startVirtualThread))
                    .toList();
            boolean sound = true;
            for (int i = 0; i < faults.size(); i++) {
                sound &= print(contract.services().get(i), faults.get(i).join(), out);
            }
            return sound;
        }
    }

    private static boolean print(String service, List<String> faults, PrintWriter out) {
        String sidecar = "the sidecar of " + service + " ";
        faults.forEach(fault -> out.printf("%-14s %s%n", "WRONG", sidecar + Printable.brief(fault)));
        if (faults.isEmpty()) {
            out.printf("%-14s %s%n", "ok", sidecar + "has the components and subscriptions of the contract");
        }
        out.flush();
        return faults.isEmpty();
    }

    private List<String> faults(String service, MetadataReader reader) {
        Optional<SidecarAccess> access = SidecarAccess.of(folder.sidecar(service));
        if (access.isEmpty()) {
            return List.of("left no token in " + folder.sidecar(service).path() + ": " + RESTART);
        }
        try {
            return DeclaredSidecar.of(contract, service).differences(reader.read(access.get())).stream()
                    .map(fault -> fault + ": ./eventctl generate, " + RESTART)
                    .toList();
        } catch (IOException unusable) {
            return List.of(unusable.getMessage() + ": ./eventctl logs " + service + "-sidecar shows why; " + RESTART);
        }
    }
}
