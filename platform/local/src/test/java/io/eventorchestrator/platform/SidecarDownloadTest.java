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
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarDownloadTest {

    private static final String FILE = "/daprd_" + SidecarDownload.platform() + ".tar.gz";

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();
    private byte[] release = new byte[0];
    private HttpServer server;

    @BeforeEach
    void aReleaseServer() throws IOException {
        release = release("a sidecar");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(FILE, exchange -> {
            exchange.sendResponseHeaders(200, release.length);
            exchange.getResponseBody().write(release);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void thePinnedReleaseIsDownloadedAndExecutable() throws Exception {
        Path daprd = download(sha256(release)).fetch(progress()).orElseThrow();

        assertThat(daprd).hasContent("a sidecar").isExecutable();
        assertThat(folder.resolve("cache"))
                .isDirectoryContaining("glob:**/daprd")
                .isDirectoryNotContaining("glob:**/*.*");
    }

    @Test
    void differentContentAtTheSameAddressIsRefused() throws Exception {
        String pinned = sha256(release);
        release = release("something else");

        assertThat(download(pinned).fetch(progress())).isEmpty();
        assertThat(notes).singleElement().asString().endsWith("differs from the pinned one");
        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void anUnreachableReleaseIsReportedInOneLine() throws Exception {
        SidecarDownload download = download(sha256(release));
        server.stop(0);

        assertThat(download.fetch(progress())).isEmpty();
        assertThat(notes).singleElement().asString().endsWith("can't be reached");
        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void withoutAPinNothingIsDownloaded() {
        SidecarDownload download =
                new SidecarDownload(DaprProgram.DAPRD, folder.resolve("missing"), folder.resolve("cache/daprd"));

        assertThat(download.isPinned()).isFalse();
        assertThat(download.fetch(progress())).isEmpty();
    }

    private SidecarDownload download(String pin) throws IOException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + FILE;
        Path pins = Files.writeString(folder.resolve("releases.sha256"), pin + "  " + url + "\n");
        return new SidecarDownload(DaprProgram.DAPRD, pins, folder.resolve("cache/daprd"));
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public <T> T step(String done, Supplier<T> work) {
                return work.get();
            }

            @Override
            public void note(String line) {
                notes.add(line);
            }
        };
    }

    private static byte[] release(String content) throws IOException {
        byte[] binary = content.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry("./daprd");
            entry.setSize(binary.length);
            tar.putArchiveEntry(entry);
            tar.write(binary);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
