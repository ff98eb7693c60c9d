package io.eventorchestrator.checker;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file of JSON lines. The last line counts the others, so that a file that was cut off is recognized. */
final class JsonLines implements Closeable {

    private final BufferedWriter file;
    private long count;

    JsonLines(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.file = Files.newBufferedWriter(path);
    }

    void add(String line) throws IOException {
        file.write(line);
        file.write('\n');
        count++;
    }

    void flush() throws IOException {
        file.flush();
    }

    /** Completes the file. */
    long end() throws IOException {
        file.write("{\"end\":" + count + "}\n");
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
