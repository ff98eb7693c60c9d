package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.MachineCheck;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.SidecarSource;
import io.eventorchestrator.platform.Transport;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.kubernetes.ClusterDoctor;
import io.eventorchestrator.tooling.kubernetes.Overlay;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reports whether this machine, or a cluster, can run the platform, with which tools, and what is wrong if it runs. */
@Command(
        name = "doctor",
        description =
                "Check whether this machine can run the platform, and show with which tools. If it runs here, check"
                        + " its sidecars against the contract.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final int NOT_FIT = 3;

    @Option(names = "--kubernetes", description = "check kubectl's cluster instead of this machine")
    private boolean kubernetes;

    @Option(
            names = "--overlay",
            paramLabel = "NAME",
            description = "the overlay to be applied there: ${COMPLETION-CANDIDATES}",
            defaultValue = "PRODUCTION")
    private Overlay overlay = Overlay.PRODUCTION;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "the platform's namespace",
            defaultValue = "event-orchestrator")
    private String namespace = "event-orchestrator";

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "a context of kubectl's configuration; the current one by default")
    private @Nullable String context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (kubernetes) {
            return new ClusterDoctor(context).examine(overlay, namespace, out) ? 0 : NOT_FIT;
        }
        return machine(out);
    }

    private static int machine(PrintWriter out) {
        PlatformFolder folder = Home.folder();
        SidecarSource sidecar = SidecarSource.of(folder.repository());
        Transport transport = sidecar.isObtainable() ? Transport.DAPR : Transport.KAFKA;
        fact(out, "JDK", System.getProperty("java.version") + " in " + System.getProperty("java.home"));
        fact(out, "sidecar", sidecar.describe());
        fact(out, "transport", transport + (transport == Transport.KAFKA ? ", because no sidecar is available" : ""));
        fact(out, "data and logs", folder.own().toString());
        Optional<PlatformState> running = folder.state().running();
        if (running.isPresent()) {
            return running(folder, running.get(), out);
        }
        List<String> obstacles = MachineCheck.of(folder.own()).obstacles(transport);
        obstacles.forEach(obstacle -> fact(out, "obstacle", obstacle));
        fact(out, "platform", obstacles.isEmpty() ? "can be started" : "can't be started");
        return obstacles.isEmpty() ? 0 : NOT_FIT;
    }

    private static int running(PlatformFolder folder, PlatformState state, PrintWriter out) {
        if (state.phase() == PlatformState.Phase.STARTING) {
            fact(out, "platform", "starting; ask again once ./eventctl status says that it is ready");
            return 0;
        }
        fact(out, "platform", "running on " + state.transport() + "; see ./eventctl status");
        return state.transport() == Transport.KAFKA || new SidecarDoctor(folder, Catalogue.load()).examine(out)
                ? 0
                : WRONG;
    }

    private static void fact(PrintWriter out, String what, String how) {
        out.printf("%-14s %s%n", what, how);
        out.flush();
    }
}
