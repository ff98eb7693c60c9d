package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Provides the schema registry's program: Maven downloads its archive once, as for the tests in checks/registry. */
public final class RegistrySource {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Pattern VERSION = Pattern.compile("<apicurio\\.version>([\\w.-]+)</apicurio\\.version>");
    private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final String PROGRAM = "quarkus-run.jar";

    private final PlatformFolder folder;
    private final String maven;

    /** @param folder of the platform */
    public RegistrySource(PlatformFolder folder) {
        this(folder, "mvn");
    }

    RegistrySource(PlatformFolder folder, String maven) {
        this.folder = folder;
        this.maven = maven;
    }

    /**
     * The program, which Maven unpacks if it is not here yet.
     *
     * @throws NotStartable if it is not here and Maven can't get it, with the reason in one line
     */
    public Path obtain(Progress progress) {
        Path unpacked = folder.registry(version());
        return Files.exists(unpacked.resolve(PROGRAM))
                ? unpacked.resolve(PROGRAM)
                : progress.step("schema registry obtained by Maven", () -> unpack(unpacked));
    }

    // Moved into place as a whole, so that an interrupted unpacking leaves nothing that looks complete.
    private Path unpack(Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path log = folder.log("schema-registry-archive");
        try {
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(log);
            ChildProcess running = ChildProcess.start("Maven", command(part), Map.of(), log);
            if (running.exitCode(LONGEST) != 0 || !Files.exists(part.resolve(PROGRAM))) {
                throw unobtainable(error(log), log);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return target.resolve(PROGRAM);
        } catch (IOException | UncheckedIOException failed) {
            throw unobtainable(String.valueOf(failed.getMessage()), log);
        }
    }

    private List<String> command(Path part) {
        return List.of(
                maven,
                "-B",
                "-q",
                "-f",
                folder.repository().resolve("checks/registry/pom.xml").toString(),
                "dependency:unpack@registry",
                "-Dregistry.folder=" + part);
    }

    private static NotStartable unobtainable(String reason, Path log) {
        return new NotStartable("The schema registry's archive is not here, and Maven can't get it: "
                + reason.replaceFirst("[.]$", "") + ". See " + log + ", or start without --registry.");
    }

    private static String error(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> COLOR.matcher(line).replaceAll(""))
                    .map(line -> line.replaceFirst("^\\[ERROR]", "").strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("it gives no reason");
        }
    }

    private String version() {
        try {
            Matcher version =
                    VERSION.matcher(Files.readString(folder.repository().resolve("pom.xml")));
            if (version.find()) {
                return version.group(1);
            }
            throw new NotStartable("pom.xml does not name the schema registry's version as apicurio.version.");
        } catch (IOException unreadable) {
            throw new NotStartable("A schema registry needs this project's sources: pom.xml can't be read.");
        }
    }
}
