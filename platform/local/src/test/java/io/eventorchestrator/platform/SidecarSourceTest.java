package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarSourceTest {

    @TempDir
    private Path folder;

    private final List<String> steps = new ArrayList<>();
    private HttpServer releases;
    private SidecarBinary machine;

    @BeforeEach
    void aMachineWithReleases() throws IOException {
        machine = new SidecarBinary(Map.of("HOME", folder.toString()));
        releases = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        releases.start();
        for (DaprProgram program : DaprProgram.values()) {
            release(program);
        }
    }

    @AfterEach
    void stop() {
        releases.stop(0);
    }

    @Test
    void allProgramsAreObtained() {
        DaprPrograms programs = source().obtain(progress()).orElseThrow();

        assertThat(programs.daprd()).hasContent("DAPRD").isExecutable();
        assertThat(programs.placement()).hasContent("PLACEMENT").isExecutable();
        assertThat(programs.scheduler()).hasContent("SCHEDULER").isExecutable();
    }

    @Test
    void aCacheWithTheSidecarAloneIsCompleted() throws IOException {
        Path kept = machine.cached(DaprProgram.DAPRD);
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "kept");
        assertThat(kept.toFile().setExecutable(true)).isTrue();

        DaprPrograms programs = source().obtain(progress()).orElseThrow();

        assertThat(programs.daprd()).isEqualTo(kept).hasContent("kept");
        assertThat(steps).containsExactly("placement downloaded", "scheduler downloaded");
    }

    private SidecarSource source() {
        return new SidecarSource(machine, folder);
    }

    private void release(DaprProgram program) throws IOException {
        String file = "/" + program.file() + "_" + SidecarDownload.platform() + ".tar.gz";
        byte[] archive = archive(program);
        releases.createContext(file, exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        Path copy = Files.write(folder.resolve(program.file()), archive);
        Path pins = folder.resolve("releases.sha256");
        String pin =
                Sha256.of(copy) + "  http://127.0.0.1:" + releases.getAddress().getPort() + file + "\n";
        Files.writeString(pins, (Files.exists(pins) ? Files.readString(pins) : "") + pin);
    }

    private static byte[] archive(DaprProgram program) throws IOException {
        byte[] binary = program.name().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("./" + program.file());
            entry.setSize(binary.length);
            tar.putArchiveEntry(entry);
            tar.write(binary);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public <T> T step(String done, Supplier<T> work) {
                steps.add(done);
                return work.get();
            }

            @Override
            public void note(String line) {
                throw new IllegalStateException(line);
            }
        };
    }
}
