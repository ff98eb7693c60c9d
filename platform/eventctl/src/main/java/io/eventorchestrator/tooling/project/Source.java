package io.eventorchestrator.tooling.project;

import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param file relative to the project
 * @param line counted from 1; 0 for the file as a whole
 */
public record Source(String file, int line) implements Comparable<Source> {

    private static final Comparator<Source> ORDER =
            Comparator.comparing(Source::file).thenComparingInt(Source::line);

    @Override
    public int compareTo(Source other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
