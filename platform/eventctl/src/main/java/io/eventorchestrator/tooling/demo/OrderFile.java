package io.eventorchestrator.tooling.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Orders and initial stock, in JSON lines.
 *
 * @param badLines unreadable lines
 */
record OrderFile(List<SampleStock> stock, List<SampleOrder> orders, List<BadLine> badLines) {

    static OrderFile samples() {
        return read(Objects.requireNonNull(OrderFile.class.getResourceAsStream("/demo/orders.jsonl")), "the samples");
    }

    /** @throws IllegalArgumentException if the file can't be read at all, or contains no order */
    static OrderFile of(Path file) {
        OrderFile found = opened(file);
        if (found.orders().isEmpty() && found.badLines().isEmpty()) {
            throw new IllegalArgumentException("The orders " + file + " contain no order.");
        }
        return found;
    }

    private static OrderFile opened(Path file) {
        try {
            return read(Files.newInputStream(file), file.toString());
        } catch (IOException missing) {
            throw new IllegalArgumentException("The orders " + file + " can't be read.", missing);
        }
    }

    private static OrderFile read(InputStream in, String name) {
        OrderFile file = new OrderFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            for (int number = 1; line != null; number++) {
                file.add(number, line);
                line = lines.readLine();
            }
            return file;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The orders " + name + " can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void add(int number, String line) {
        try {
            if (!line.isBlank()) {
                OrderLineParser.parse(line, stock::add, orders::add);
            }
        } catch (IllegalArgumentException bad) {
            badLines.add(new BadLine(number, String.valueOf(bad.getMessage())));
        }
    }
}
