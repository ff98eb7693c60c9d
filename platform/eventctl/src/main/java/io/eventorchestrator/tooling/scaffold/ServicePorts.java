package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.regex.Pattern;

/** The last digits of the services' ports, such as 4 of 8084, 9084, 3504 and 4504. */
final class ServicePorts {

    private static final String PORTS = "platform/local/src/main/java/io/eventorchestrator/platform/PlatformPort.java";
    private static final Pattern OF_A_SERVICE = Pattern.compile("_SERVICE_PORT\\(808(\\d)\\)");

    private ServicePorts() {}

    /** @throws InvalidContract if all are taken, or none is found */
    static int next(ProjectEdits project) throws IOException {
        int last = OF_A_SERVICE
                .matcher(project.text(PORTS))
                .results()
                .mapToInt(port -> Integer.parseInt(port.group(1)))
                .max()
                .orElseThrow(() -> new InvalidContract(PORTS + " has no port of a service such as 8081, from which to"
                        + " derive the next; add the service by hand: docs/add-a-service.md."));
        if (last == 9) {
            throw new InvalidContract("The ports up to 8089 are taken, and there is no template for others; add the"
                    + " service by hand: docs/add-a-service.md.");
        }
        return last + 1;
    }
}
