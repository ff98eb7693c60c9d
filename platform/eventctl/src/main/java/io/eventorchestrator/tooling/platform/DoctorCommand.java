package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.DaprProgram;
import io.eventorchestrator.platform.MachineCheck;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.SidecarSource;
import io.eventorchestrator.platform.Transport;
import io.eventorchestrator.tooling.access.Brokers;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.contracts.SchemaFiles;
import io.eventorchestrator.tooling.kubernetes.ClusterDoctor;
import io.eventorchestrator.tooling.kubernetes.Overlay;
import io.eventorchestrator.tooling.platform.Diagnosis.Verdict;
import io.eventorchestrator.tooling.topics.ContractChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reports whether this machine, or a cluster, can run the platform, with which tools, and what is wrong if it runs. */
@Command(
        name = "doctor",
        description =
                "Check whether this machine can run the platform and with which tools, and read the schemas of the"
                        + " contract. If the platform runs here, or brokers are named, also check the brokers and"
                        + " their topics, the databases and their clocks, and on this machine the sidecars. Each"
                        + " finding is a line with its remedy.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong; there may be warnings",
            "1:something is wrong",
            "2:the command line is wrong",
            "3:this machine or the cluster can't run the platform, or the contract can't be used"
        },
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    private static final int NOT_FIT = 3;
    private static final String SCHEMAS = "schemas";

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

    @Mixin
    private ContractChoice contract = new ContractChoice();

    @Mixin
    private Brokers brokers = new Brokers();

    @Option(names = "--json", description = "one JSON document, for scripts")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (kubernetes) {
            if (json) {
                throw new ParameterException(spec.commandLine(), "--json is for this machine, not for a cluster.");
            }
            return new ClusterDoctor(context).examine(overlay, namespace, out) ? 0 : NOT_FIT;
        }
        Catalogue catalogue = contract.catalogue();
        DoctorReport report = new DoctorReport(out, json);
        PlatformFolder folder = Home.folder();
        Transport transport = machine(folder, report);
        report.addAll(schemas());
        Optional<PlatformState> running = folder.state().running().filter(state -> brokers.areOfThePlatformHere());
        if (running.isPresent()) {
            running(new PlatformDoctor(catalogue, report), folder, running.get(), report);
        } else if (brokers.areNamed()) {
            report.fact("platform", "that of the brokers at " + brokers.address());
            new PlatformDoctor(catalogue, report).elsewhere(brokers);
        } else {
            List<String> obstacles = MachineCheck.of(folder.own()).obstacles(transport);
            obstacles.forEach(report::obstacle);
            report.fact("platform", obstacles.isEmpty() ? "can be started" : "can't be started");
        }
        return report.end();
    }

    private static Transport machine(PlatformFolder folder, DoctorReport report) {
        SidecarSource sidecar = SidecarSource.of(folder.repository());
        Transport transport = sidecar.isObtainable() ? Transport.DAPR : Transport.KAFKA;
        report.fact("JDK", System.getProperty("java.version") + " in " + System.getProperty("java.home"));
        report.fact("sidecar", sidecar.describe(DaprProgram.DAPRD));
        report.fact("placement", sidecar.describe(DaprProgram.PLACEMENT));
        report.fact("scheduler", sidecar.describe(DaprProgram.SCHEDULER));
        report.fact("transport", transport + (transport == Transport.KAFKA ? ", because no sidecar is available" : ""));
        report.fact("data and logs", folder.own().toString());
        return transport;
    }

    private List<Diagnosis> schemas() {
        Optional<Path> document = contract.document().or(Home::contractFile);
        if (document.isEmpty()) {
            return List.of(new Diagnosis(
                    Verdict.UNKNOWN,
                    SCHEMAS,
                    "the schemas, since there is no project here",
                    "--project DIR names one"));
        }
        SchemaFiles found = SchemaFiles.beside(document.get());
        return found.faults().isEmpty()
                ? List.of(Diagnosis.ok(SCHEMAS, "the schemas of all " + found.events() + " event types can be read"))
                : found.faults().stream()
                        .map(fault -> Diagnosis.wrong(SCHEMAS, fault, "restore the file, then ./eventctl schema check"))
                        .toList();
    }

    private void running(PlatformDoctor doctor, PlatformFolder folder, PlatformState state, DoctorReport report) {
        if (state.phase() == PlatformState.Phase.STARTING) {
            report.fact("platform", "starting; ask again once ./eventctl status says that it is ready");
        } else {
            report.fact("platform", "running on " + state.transport() + "; see ./eventctl status");
            doctor.here(brokers, folder, state);
        }
    }
}
