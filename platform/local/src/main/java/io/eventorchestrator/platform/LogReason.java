package io.eventorchestrator.platform;

import io.eventorchestrator.catalogue.Clipped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the reason why a process ended in its log: its own message, else a trace's root cause, else the last error. */
final class LogReason {

    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("Not started: (.*)"),
            Pattern.compile("level=fatal msg=\"((?:[^\"\\\\]|\\\\.)*)\""),
            Pattern.compile("^Caused by: (?:[a-z0-9_]+\\.)*(.*)"),
            Pattern.compile(
                    "^(?:Exception in thread \"[^\"]*\" )?(?:[a-z0-9_]+\\.)+([A-Z]\\w*(?:Exception|Error)\\b.*)"),
            Pattern.compile("^(.*\\b(?:FATAL|ERROR)\\b.*)"),
            Pattern.compile("^(.*\\S.*)"));
    private static final int MOST_BYTES = 256 << 10;
    private static final int LONGEST = 400;

    private final Path log;
    private final long begin;

    private LogReason(Path log, long begin) {
        this.log = log;
        this.begin = begin;
    }

    /** Ignores the current content of the log. */
    static LogReason fromNowOn(Path log) throws IOException {
        return new LogReason(log, Files.exists(log) ? Files.size(log) : 0);
    }

    /** One line; empty if nothing was logged, or the log can't be read. */
    Optional<String> read() {
        try {
            List<String> lines = newest().lines().toList();
            return FORMS.stream().flatMap(form -> last(form, lines).stream()).findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String newest() throws IOException {
        try (FileChannel file = FileChannel.open(log)) {
            long from = Math.max(begin, file.size() - MOST_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, file.size() - from));
            file.read(bytes, from);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> last(Pattern form, List<String> lines) {
        return lines.reversed().stream()
                .flatMap(line -> form.matcher(line).results())
                .map(found -> cut(found.group(1)))
                .findFirst();
    }

    private static String cut(String text) {
        return Clipped.to(LONGEST, text.replace("\\\"", "\"").strip());
    }
}
