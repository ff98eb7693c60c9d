package io.eventorchestrator.tooling.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of this tool's resources with places such as <code>{{title}}</code>. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private Template() {}

    /**
     * Fills a template in.
     *
     * @param name its path in the folder {@code scaffold}
     * @param values by place; there is one for each place
     */
    static String fill(String name, Map<String, String> values) throws IOException {
        return PLACE.matcher(read(name))
                .replaceAll(place ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)), place.group(1))));
    }

    private static String read(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(Template.class.getResourceAsStream("/scaffold/" + name), name)) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }
}
