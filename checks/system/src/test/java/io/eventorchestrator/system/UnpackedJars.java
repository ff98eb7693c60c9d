package io.eventorchestrator.system;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services' jars, unpacked as in their images, because packed jars take three times as long to start. */
final class UnpackedJars {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Map<String, Path> BY_SERVICE =
            Catalogue.load().services().stream().collect(Collectors.toMap(Function.identity(), UnpackedJars::unpack));

    private UnpackedJars() {}

    /** The small jar, which refers to its libraries beside it. */
    static Path of(String service) {
        return BY_SERVICE.get(service);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path unpack(String service) {
        Path folder = Path.of("target", "services", service);
        String packed = Path.of("../..", service, "target", service + ".jar").toString();
        try (ChildProcess tools = ChildProcess.start(
                "Unpacking " + service,
                List.of(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        packed,
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString()),
                Map.of(),
                Path.of("target", "unpack.log"))) {
            if (tools.exitCode(LONGEST) != 0) {
                throw new IllegalStateException(packed + " can't be unpacked, see target/unpack.log");
            }
            return folder.resolve(service + ".jar");
        }
    }
}
