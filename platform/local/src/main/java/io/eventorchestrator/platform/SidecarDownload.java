package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Downloads the official release for this machine, if {@code releases.sha256} pins it. That file has a line
 * {@code <sha256>  <url>} per program and platform.
 */
final class SidecarDownload {

    private final DaprProgram program;
    private final Path pins;
    private final Path target;

    SidecarDownload(DaprProgram program, Path pins, Path target) {
        this.program = program;
        this.pins = pins;
        this.target = target;
    }

    boolean isPinned() {
        return pin().isPresent();
    }

    String describe() {
        return pin().map(pin -> "the release " + pin.url() + " is fetched")
                .orElse("no release is pinned for " + platform());
    }

    /** @return empty if no release is pinned, reachable or identical to the pinned one; the reason is reported */
    Optional<Path> fetch(Progress progress) {
        return pin().flatMap(pin -> progress.step(program.file() + " downloaded", () -> fetch(pin, progress)));
    }

    private Optional<Path> fetch(Pin pin, Progress progress) {
        try {
            Path archive = Files.createTempFile(Files.createDirectories(target.getParent()), program.file(), ".tar.gz");
            try {
                return isFetched(pin, archive, progress) ? Optional.of(unpack(archive)) : Optional.empty();
            } finally {
                Files.delete(archive);
            }
        } catch (IOException unreachable) {
            progress.note(pin.url() + " can't be reached");
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean isFetched(Pin pin, Path archive, Progress progress)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(pin.url()).timeout(Duration.ofMinutes(5)).build();
        try (HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            int status = http.send(request, BodyHandlers.ofFile(archive)).statusCode();
            if (status == 200 && Sha256.of(archive).equals(pin.sha256())) {
                return true;
            }
            progress.note(pin.url() + (status == 200 ? " differs from the pinned one" : " answers " + status));
            return false;
        }
    }

    // Written elsewhere first: a half-written binary must not look like the cached one.
    private Path unpack(Path archive) throws IOException {
        Path unpacked = target.resolveSibling(program.file() + ".part");
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && !entry.getName().endsWith(program.file())) {
                entry = tar.getNextEntry();
            }
            Files.copy(tar, unpacked, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!unpacked.toFile().setExecutable(true)) {
            throw new IOException(unpacked + " can't be made executable");
        }
        return Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<Pin> pin() {
        try (Stream<String> lines = Files.exists(pins) ? Files.lines(pins) : Stream.empty()) {
            return lines.filter(line -> line.endsWith("/" + program.file() + "_" + platform() + ".tar.gz"))
                    .map(line -> line.split("\\s+"))
                    .map(parts -> new Pin(parts[0], URI.create(parts[1])))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return system + "_" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
    }

    private record Pin(String sha256, URI url) {}
}
