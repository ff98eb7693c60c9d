package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.MachineCheck;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.SidecarSource;
import io.eventorchestrator.platform.Transport;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether this machine can run the platform, and with what. */
@Command(
        name = "doctor",
        description = "Say whether this machine can run the platform, and with what.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    private static final int NOT_FIT = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PlatformFolder folder = Home.folder();
        SidecarSource sidecar = SidecarSource.of(folder.repository());
        Transport transport = sidecar.isObtainable() ? Transport.DAPR : Transport.KAFKA;
        fact(out, "JDK", System.getProperty("java.version") + " in " + System.getProperty("java.home"));
        fact(out, "sidecar", sidecar.describe());
        fact(out, "transport", transport + (transport == Transport.KAFKA ? ", for want of a sidecar" : ""));
        fact(out, "data and logs", folder.own().toString());
        if (folder.state().running().isPresent()) {
            fact(out, "platform", "running; see ./eventctl status");
            return 0;
        }
        List<String> obstacles = MachineCheck.of(folder.own()).obstacles(transport);
        obstacles.forEach(obstacle -> fact(out, "obstacle", obstacle));
        fact(out, "platform", obstacles.isEmpty() ? "can be started" : "can't be started");
        return obstacles.isEmpty() ? 0 : NOT_FIT;
    }

    private static void fact(PrintWriter out, String what, String how) {
        out.printf("%-14s %s%n", what, how);
        out.flush();
    }
}
