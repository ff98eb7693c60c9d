package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.JavaText;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The record of a major version that gets a successor. It stays as a copy under another name, and its method
 * {@code upcast} converts it to the successor.
 */
final class SupersededRecord {

    private static final String SUPERSEDES = "Supersedes";
    private static final String SUPERSEDED = "Superseded";
    private static final String AFTER = "EventType";
    private static final String JAVA = ".java";
    private static final String PACKAGE = "io.eventorchestrator.contracts.";

    private static final String KEY = """

                @Override
                public String key() {
                    return String.valueOf(%s);
                }
            """;
    private static final String UPCAST = """

                @Override
                public %1$s upcast() {
                    return new %1$s(%2$s);
                }
            """;

    private final WrittenRecord written;
    private final String key;
    private final String sources;
    private final ProjectEdits edits;

    /** @param key the property that is the event's key */
    SupersededRecord(WrittenRecord written, String key, String sources, ProjectEdits edits) {
        this.written = written;
        this.key = key;
        this.sources = sources;
        this.edits = edits;
    }

    /**
     * @throws InvalidContract if the record is in a form that can't be copied, a file of that name exists, or the
     *     record of the major before is not found
     */
    void enter(String version) throws IOException {
        String file = written.file();
        String text = edits.text(file);
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        String name = file.substring(folder.length(), file.length() - JAVA.length());
        String older = name + "V" + version.substring(0, version.indexOf('.'));
        JavaText source = JavaText.parse(file, text);
        renameInPredecessor(source, name, older);
        edits.create(folder + older + JAVA, asInText(copy(source, text, name, older), text));
        JavaText successor = JavaText.parse(file, source.withAnnotation(SUPERSEDES, older + ".class", AFTER));
        edits.change(file, asInText(successor.withImport(PACKAGE + SUPERSEDES), text));
    }

    private String copy(JavaText source, String text, String name, String older) {
        String members = members(source, name);
        String renamed = renamed(text, name, older);
        String superseded = parsed(renamed).withInterfaces(SUPERSEDED + "<" + name + ">");
        return parsed(parsed(superseded).withMembers(members)).withImport(PACKAGE + SUPERSEDED);
    }

    private JavaText parsed(String text) {
        return JavaText.parse(written.file(), text);
    }

    private String members(JavaText source, String name) {
        List<String> components = source.components();
        boolean hasKey = source.declares("key");
        if (!hasKey && !components.contains(key)) {
            throw new InvalidContract(
                    written.file() + " has neither a method key nor a component " + key + "; nothing was changed.");
        }
        return (hasKey ? "" : KEY.formatted(key)) + UPCAST.formatted(name, String.join(", ", components));
    }

    // The record of the previous major names this one as its successor, which now has another name.
    private void renameInPredecessor(JavaText source, String name, String older) throws IOException {
        Optional<String> predecessor = source.argument(SUPERSEDES, "value").map(type -> type.replace(".class", ""));
        if (predecessor.isPresent()) {
            String file = file(predecessor.get());
            edits.change(file, renamed(edits.text(file), name, older));
        }
    }

    // The file of a type that the record names: an import decides, else it is in the record's package.
    private String file(String type) throws IOException {
        Matcher imported = Pattern.compile("(?m)^import (\\S+\\." + Pattern.quote(type) + ");")
                .matcher(edits.text(written.file()));
        String folder = written.file().substring(0, written.file().lastIndexOf('/') + 1);
        return (imported.find() ? sources + imported.group(1).replace('.', '/') : folder + type) + JAVA;
    }

    private static String renamed(String text, String name, String other) {
        return text.replaceAll("\\b" + Pattern.quote(name) + "\\b", Matcher.quoteReplacement(other));
    }

    private static String asInText(String edited, String text) {
        String lines = edited.replace("\r\n", "\n");
        return text.contains("\r\n") ? lines.replace("\n", "\r\n") : lines;
    }
}
