package io.eventorchestrator.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The line of each key of a document. Refuses a document that would be read only in part, or exhaust the stack. */
public final class YamlLines {

    private static final int DEEPEST = 200;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(SmallFile.LARGEST)
            .build();

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Deque<Level> open = new ArrayDeque<>();
    private int documents;

    private YamlLines(String file) {
        this.file = file;
    }

    /** @throws InvalidContract if it is not YAML, or has several documents or a key twice */
    static YamlLines of(String file, String yaml) {
        YamlLines lines = new YamlLines(file);
        try {
            new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml)).forEachRemaining(lines::read);
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            throw SyntaxFault.at(file, line, broken.getProblem());
        } catch (YamlEngineException broken) {
            throw SyntaxFault.at(file, FaultyText.lineOfControlCharacter(yaml), String.valueOf(broken.getMessage()));
        }
        return lines;
    }

    /**
     * File and line of a part of a YAML or JSON document, or of the nearest one around it that exists.
     *
     * @param file its name in messages; returned alone if the text is neither
     * @param pointer JSON Pointer of the part
     */
    public static String place(String file, String text, String pointer) {
        try {
            return of(file, text).place(pointer);
        } catch (InvalidContract unreadable) {
            return file;
        }
    }

    /** File and line of a part, or of the nearest one around it that exists. */
    String place(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return file + ":" + lines.getOrDefault(at, 1);
    }

    private void read(Event event) {
        int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            throw SyntaxFault.at(file, line, "a second document begins");
        } else if (event instanceof CollectionStartEvent) {
            open(event, line);
        } else if (event instanceof CollectionEndEvent) {
            open.pop();
        } else if (event instanceof ScalarEvent scalar) {
            value(scalar.getValue(), line);
        } else if (event instanceof AliasEvent) {
            value("*", line);
        }
    }

    private void open(Event event, int line) {
        if (open.size() >= DEEPEST) {
            throw SyntaxFault.at(file, line, "deeper than " + DEEPEST + " levels");
        }
        if (!open.isEmpty() && open.peek().expectsKey()) {
            throw SyntaxFault.at(file, line, "a key must be text");
        }
        String pointer = open.isEmpty() ? "" : open.peek().takeValue();
        open.push(new Level(pointer, event instanceof MappingStartEvent));
    }

    private void value(String text, int line) {
        if (open.isEmpty() || !open.peek().expectsKey()) {
            open.stream().limit(1).forEach(Level::takeValue);
        } else if (lines.putIfAbsent(open.peek().takeKey(text), line) != null) {
            throw SyntaxFault.at(file, line, "the key " + text + " occurs twice");
        }
    }

    /** A mapping or list that has not ended yet. */
    private static final class Level {

        private final String pointer;
        private final boolean isMapping;
        private String key = "";
        private int index;

        Level(String pointer, boolean isMapping) {
            this.pointer = pointer;
            this.isMapping = isMapping;
        }

        boolean expectsKey() {
            return isMapping && key.isEmpty();
        }

        String takeKey(String text) {
            key = pointer + "/" + ContractPart.escaped(text);
            return key;
        }

        String takeValue() {
            String taken = isMapping ? key : pointer + "/" + index++;
            key = "";
            return taken;
        }
    }
}
