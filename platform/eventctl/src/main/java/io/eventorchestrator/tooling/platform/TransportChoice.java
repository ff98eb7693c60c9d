package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.DaprPrograms;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformSettings;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.platform.SidecarSource;
import io.eventorchestrator.platform.Transport;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The transport: the requested one, otherwise Dapr if sidecars are available. */
public final class TransportChoice {

    @Option(
            names = "--transport",
            paramLabel = "dapr|kafka",
            description = "through Dapr sidecars, the default if they are available, or with Kafka's own client")
    private @Nullable Transport asked;

    /** @return whether the option was given */
    public boolean isAsked() {
        return asked != null;
    }

    /** @return whether a running platform uses another transport than the requested one */
    public boolean differsFrom(Transport running) {
        return asked != null && asked != running;
    }

    /** @throws NotStartable if Dapr was requested and no sidecar is available */
    public PlatformSettings settle(PlatformFolder folder, Progress progress) {
        Optional<DaprPrograms> dapr = asked == Transport.KAFKA
                ? Optional.empty()
                : SidecarSource.of(folder.repository()).obtain(progress);
        if (dapr.isEmpty() && asked == Transport.DAPR) {
            throw new NotStartable(
                    "No Dapr sidecar is available here: run dapr init, or install Go 1.26 to build one.");
        }
        if (dapr.isEmpty() && asked == null) {
            progress.note("No Dapr sidecar is available here, so the platform uses Kafka's own client.");
        }
        Transport transport = dapr.isPresent() ? Transport.DAPR : Transport.KAFKA;
        return new PlatformSettings(transport, dapr, Optional.empty(), Set.of(), System.getenv());
    }

    /** The option as given, for another process. */
    String[] arguments() {
        return asked == null ? new String[0] : new String[] {"--transport", asked.toString()};
    }
}
