package io.eventorchestrator.checker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads files, one line at a time. */
final class LineReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LineReader() {}

    /**
     * Reads a file that {@link JsonLines} wrote.
     *
     * @return number of lines, without the last one
     * @throws UnreadableHistory if it is missing, or lacks lines
     */
    static long complete(Path file, Consumer<JsonNode> each) {
        Counter counter = new Counter(each);
        lines(file, line -> counter.accept(object(line)));
        if (counter.end != counter.lines) {
            throw new UnreadableHistory(file.getFileName() + " is cut off after " + counter.lines + " lines");
        }
        return counter.lines;
    }

    private static JsonNode object(String line) {
        JsonNode json = JSON.readTree(line);
        if (!json.isObject()) {
            throw new IllegalArgumentException("an object is missing");
        }
        return json;
    }

    /**
     * Reads a file of lines.
     *
     * @param each may throw an exception about a value that is none
     * @throws UnreadableHistory if it is missing or malformed
     */
    static void lines(Path file, Consumer<String> each) {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                each.accept(line);
            }
        } catch (JacksonException malformed) {
            throw new UnreadableHistory(file.getFileName() + ", line " + number + ", is not JSON");
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new UnreadableHistory(
                    file.getFileName() + ", line " + number + ", can't be read: " + malformed.getMessage());
        } catch (CharacterCodingException otherBytes) {
            throw new UnreadableHistory(file.getFileName() + ", behind line " + number + ", is not UTF-8");
        } catch (IOException unreadable) {
            throw new UnreadableHistory(file.getFileName() + " can't be read: " + unreadable.getMessage());
        }
    }

    private static final class Counter implements Consumer<JsonNode> {

        private final Consumer<JsonNode> each;
        private long lines;
        private long end = -1;

        Counter(Consumer<JsonNode> each) {
            this.each = each;
        }

        @Override
        public void accept(JsonNode line) {
            if (end >= 0) {
                end = Long.MAX_VALUE;
            } else if (line.has("end")) {
                end = line.path("end").asLong();
            } else {
                lines++;
                each.accept(line);
            }
        }
    }
}
