package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class with {@code @ConsumerGroup}.
 *
 * @param handlers the place of each handler, by the name of its event's class
 */
record GroupClass(String group, Map<String, Source> handlers, Source source) {

    private static final Pattern ANNOTATION =
            Pattern.compile("@ConsumerGroup\\s*\\(\\s*(?:value\\s*=\\s*)?\"([^\"]+)\"");
    private static final Pattern HANDLER = Pattern.compile("@EventHandler\\b(?:\\s*\\([^)]*\\))?"
            + "(?:\\s*@\\w+(?:\\s*\\([^)]*\\))?)*[\\w\\s<>.,?\\[\\]]{0,200}?\\s\\w{1,100}\\s*\\(\\s*(?:final\\s+)?"
            + "(?:@\\w+(?:\\s*\\([^)]*\\))?\\s+)*(?:\\w+\\.)*(\\w+)");

    /**
     * The classes in a source whose annotation states the group as a literal. A source usually has one class with
     * handlers.
     */
    static Stream<GroupClass> in(JavaSource source) {
        if (!source.mentions("@ConsumerGroup")) {
            return Stream.empty();
        }
        Matcher group = ANNOTATION.matcher(source.code());
        if (!group.find()) {
            return Stream.empty();
        }
        Map<String, Source> handlers = new TreeMap<>();
        HANDLER.matcher(source.bare())
                .results()
                .forEach(handler -> handlers.put(handler.group(1), source.at(handler.start())));
        return Stream.of(new GroupClass(group.group(1), handlers, source.at(group.start())));
    }
}
