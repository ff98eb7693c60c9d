package io.eventorchestrator.checker;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The files of one run, all in JSON lines except for {@code run.json}. A folder can be kept and checked again.
 *
 * @param path of the folder
 */
public record HistoryFolder(Path path) {

    /**
     * Writes everything that the checker reads but what clients and the payment provider have written: the parts of the
     * run, and what {@link Witness}, tables and topics have at this moment.
     *
     * @param superuser connection to the database with the witness
     * @param consumerSettings for the brokers, such as {@code bootstrap.servers}
     * @throws IOException as {@link TopicDump#write} does
     */
    public void collect(Run run, Connection superuser, Map<String, Object> consumerSettings)
            throws IOException, SQLException {
        run.write(this);
        Witness.export(superuser, this);
        TableDump.write(superuser, PlatformTables.all(), this);
        TopicDump.write(consumerSettings, run.allTopics(), this);
    }

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

    /** The decisions of the payment provider, in its own form; may be missing if no return is completed. */
    public Path refunds() {
        return path.resolve("refunds");
    }
}
