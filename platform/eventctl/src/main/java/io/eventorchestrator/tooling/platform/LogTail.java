package io.eventorchestrator.tooling.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the end of a log, then the lines added to it. A line counts once it is complete, or 16 MiB long. */
public final class LogTail {

    private static final int BLOCK = 64 << 10;
    private static final int MOST_BYTES = 16 << 20;

    // A carriage return alone doesn't end a line, so that text within a line can't look like a new one.
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private final Path log;
    private long read;

    /** @param log may be missing until it is read */
    public LogTail(Path log) {
        this.log = log;
    }

    /** The last lines: at most the given number, and at most 16 MiB. */
    public List<String> last(int most) throws IOException {
        try (FileChannel file = FileChannel.open(log)) {
            long end = file.size();
            int size = BLOCK;
            byte[] bytes = bytes(file, end - size, end);
            while (size < Math.min(end, MOST_BYTES) && count(bytes) <= most) {
                size *= 2;
                bytes = bytes(file, end - size, end);
            }
            List<String> lines = whole(bytes, end);
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        }
    }

    /** The lines since the last call; all lines if the log was replaced. */
    public List<String> next() throws IOException {
        try (FileChannel file = FileChannel.open(log)) {
            long begin = file.size() < read ? 0 : read;
            long end = Math.min(file.size(), begin + MOST_BYTES);
            return whole(bytes(file, begin, end), end);
        }
    }

    private static byte[] bytes(FileChannel file, long from, long end) throws IOException {
        long begin = Math.max(0, from);
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - begin));
        while (bytes.hasRemaining() && file.read(bytes, begin + bytes.position()) >= 0) {}
        return bytes.array();
    }

    private static int count(byte[] bytes) {
        int lines = 0;
        for (byte one : bytes) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    private List<String> whole(byte[] bytes, long end) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        if (length == 0 && bytes.length == MOST_BYTES) {
            length = bytes.length;
        }
        read = end - bytes.length + length;
        return lines(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    private static List<String> lines(String text) {
        List<String> lines = List.of(LINE_END.split(text, -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }
}
