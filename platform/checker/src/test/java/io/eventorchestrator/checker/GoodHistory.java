package io.eventorchestrator.checker;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Records a good history before each test, which changes it. */
abstract class GoodHistory {

    static final String DLQ = "orders.order.confirmed." + RecordedRun.ALERTS + ".dlq";

    @TempDir
    Path path;

    HistoryFolder folder;

    @BeforeEach
    void record() throws IOException {
        folder = GoodRun.in(new HistoryFolder(path));
    }

    /** A change of a good history. */
    interface Break {
        void of(HistoryFolder folder) throws IOException;
    }

    static HistoryEdit edit(HistoryFolder folder, String file) {
        return new HistoryEdit(folder, file);
    }

    /** Replaces a text in all lines. */
    static void all(HistoryFolder folder, String file, String before, String after) throws IOException {
        Path edited = folder.path().resolve(file);
        Files.writeString(edited, Files.readString(edited).replaceAll(before, after));
    }

    static String printed(Verdict verdict) {
        StringWriter text = new StringWriter();
        verdict.print(new PrintWriter(text));
        return text.toString();
    }
}
