package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The port to which a sidecar delivers, as one way of running declares it.
 *
 * @param app the service's id
 * @param environment of the service there
 */
record SidecarPort(String app, String port, Source source, Map<String, String> environment) {

    private static final String NUMBER = "\\d{1,5}";

    SidecarPort {
        environment = Map.copyOf(environment);
    }

    /** Reports the ports on which their services do not listen. */
    static void compare(List<SidecarPort> ports, Inspection inspection, Findings findings) {
        if (!ports.isEmpty() && !inspection.settings().isEmpty()) {
            ServiceFolders folders = new ServiceFolders(inspection);
            ports.forEach(port -> port.compare(folders, inspection, findings));
        }
    }

    private void compare(ServiceFolders folders, Inspection inspection, Findings findings) {
        Optional<Setting> setting = inspection.settings().stream()
                .filter(settings -> folders.of(settings.file()).equals(Optional.of(app)))
                .flatMap(SidecarPort::listener)
                .findFirst();
        setting.flatMap(found -> found.in(environment))
                .filter(wanted -> wanted.matches(NUMBER) && port.matches(NUMBER) && !wanted.equals(port))
                .ifPresent(wanted -> findings.error(
                        "app-port",
                        source,
                        "The sidecar of " + app + " delivers to port " + port + ", and the service listens on " + wanted
                                + ", see " + setting.get().source() + ".",
                        "Make it " + wanted + ", or correct the service's port."));
    }

    // With this platform's library, deliveries have a port for themselves.
    private static Stream<Setting> listener(ServiceSettings settings) {
        return settings.setting("events.dapr.listener.port").or(() -> settings.setting("server.port")).stream();
    }
}
