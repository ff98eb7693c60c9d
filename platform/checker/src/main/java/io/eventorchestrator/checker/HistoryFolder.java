package io.eventorchestrator.checker;

import java.nio.file.Path;

/**
 * The files of one run, all in JSON lines except for {@code run.json}. A folder can be kept and checked again.
 *
 * @param path of the folder
 */
public record HistoryFolder(Path path) {

    /** The parts of the run, written by {@link Run#write}. */
    public Path run() {
        return path.resolve("run.json");
    }

    /** All committed changes of rows, written by {@link Witness#export}. */
    public Path witness() {
        return path.resolve("witness.jsonl");
    }

    /** Requests of clients and their answers, written by {@link ClientHistory}. */
    public Path client() {
        return path.resolve("client.jsonl");
    }

    /** The records of each topic, written by {@link TopicDump}. */
    public Path topics() {
        return path.resolve("topics");
    }

    /** The last state of each table, written by {@link TableDump}. */
    public Path tables() {
        return path.resolve("tables");
    }

    /** The decisions of the payment provider, in its own form; may be missing. */
    public Path refunds() {
        return path.resolve("refunds");
    }
}
