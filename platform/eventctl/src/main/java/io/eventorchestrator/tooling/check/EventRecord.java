package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A record with {@code @EventType}.
 *
 * @param components their types by their names, without type arguments
 * @param isSuperseded whether it is an older major
 */
record EventRecord(
        String name, String type, String version, Map<String, String> components, boolean isSuperseded, Source source) {

    private static final Pattern ANNOTATION = Pattern.compile("@EventType\\s*\\(([^)]{0,500})\\)");
    private static final Pattern VALUE = Pattern.compile("(?:^|value\\s*=)\\s*\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("version\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern RECORD = Pattern.compile("\\brecord\\s+(\\w+)\\s*(?:<[^(]{0,500}>)?\\s*\\(");

    /** The records in a source whose annotation states the type as a literal. */
    static Stream<EventRecord> in(JavaSource source) {
        if (!source.mentions("@EventType")) {
            return Stream.empty();
        }
        return ANNOTATION
                .matcher(source.code())
                .results()
                .flatMap(annotation -> read(source, annotation.start(), annotation.end(), annotation.group(1)));
    }

    private static Stream<EventRecord> read(JavaSource source, int start, int end, String values) {
        Matcher type = VALUE.matcher(values);
        Matcher version = VERSION.matcher(values);
        Matcher header = RECORD.matcher(source.bare());
        if (!type.find() || !header.find(end)) {
            return Stream.empty();
        }
        String components = source.within(header.end() - 1);
        String rest = source.bare().substring(header.end() + components.length());
        String implemented = rest.substring(0, Math.max(0, rest.indexOf('{')));
        return Stream.of(new EventRecord(
                header.group(1),
                type.group(1),
                version.find() ? version.group(1) : "1.0",
                components(components),
                implemented.contains("Superseded"),
                source.at(start)));
    }

    private static Map<String, String> components(String header) {
        Map<String, String> components = new LinkedHashMap<>();
        String plain =
                header.replaceAll("@[\\w.]+(?:\\s*\\([^()]*\\))?", "").replaceAll("<[^<>]*(?:<[^<>]*>[^<>]*)*>", "");
        for (String component : plain.split(",", -1)) {
            String text = component.strip();
            String name = text.replaceFirst("(?s)^.*\\s", "");
            if (!name.isEmpty()) {
                components.put(
                        name, text.substring(0, text.length() - name.length()).strip());
            }
        }
        return components;
    }

    /** Its package, as its file tells. */
    String packageName() {
        return source.file()
                .replaceFirst("^(?:.*/)?src/main/java/", "")
                .replaceFirst("/?[^/]*$", "")
                .replace('/', '.');
    }
}
