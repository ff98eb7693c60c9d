package io.eventorchestrator.tooling.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.eventorchestrator.catalogue.FaultyText;
import io.eventorchestrator.catalogue.StrictUtf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a project's text files, whatever they hold. */
public final class ProjectText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String REMEDY = "Save it as UTF-8.";

    private final Project project;
    private final Findings findings;

    /** @param findings takes the reason why a file can't be read, or may be misread */
    public ProjectText(Project project, Findings findings) {
        this.project = project;
        this.findings = findings;
    }

    /**
     * The text of a file, without a byte order mark.
     *
     * @param largest size in bytes; a larger file is not read
     * @return empty if it can't be read
     */
    public Optional<String> read(Path file, int largest) {
        Source source = project.source(file, 0);
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(largest + 1);
            if (bytes.length > largest) {
                findings.error("too-large", source, "The file is larger than " + largest + " bytes.", "Split it.");
                return Optional.empty();
            }
            return Optional.of(decode(file, bytes)).map(ProjectText::withoutMark);
        } catch (IOException unreadable) {
            findings.error("unreadable", source, "The file can't be read: " + unreadable, "Check its permissions.");
            return Optional.empty();
        }
    }

    private String decode(Path file, byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return foreign(bytes, UTF_16BE, file);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return foreign(bytes, UTF_16LE, file);
        }
        return StrictUtf8.decode(bytes).orElseGet(() -> foreign(bytes, ISO_8859_1, file));
    }

    private String foreign(byte[] bytes, Charset charset, Path file) {
        findings.error(
                "encoding",
                project.source(file, FaultyText.lineOfForeignByte(bytes).orElse(1)),
                "The file is not UTF-8; it was read as " + charset + ".",
                REMEDY);
        return new String(bytes, charset);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
