package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Property;
import io.eventorchestrator.tooling.project.Findings;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Code logs no personal data. Looks for accessors of marked properties in the arguments of a logger's call. */
final class LogRules implements CheckRule {

    private static final Pattern CALL =
            Pattern.compile("\\b(?:log|Log|LOG)(?:ger|GER)?\\s*\\.\\s*(?:trace|debug|info|warn|error)\\s*\\("
                    + "|System\\.(?:out|err)\\.print\\w*\\s*\\(");
    private static final Set<String> LOG = Set.of("log", "Log", "LOG");
    private static final Pattern ACCESSOR = Pattern.compile("\\.\\s*(?:get)?(\\w+)\\s*\\(\\s*\\)");
    // Too many other things have these names.
    private static final Set<String> COMMON = Set.of("id", "name", "value", "type", "key", "text", "number");

    @Override
    public void check(Inspection inspection, Findings findings) {
        Set<String> personal = inspection.contract().messages().stream()
                .flatMap(message -> message.properties().stream())
                .filter(Property::isPersonal)
                .map(property -> property.name().toLowerCase(Locale.ROOT))
                .filter(name -> !COMMON.contains(name))
                .collect(Collectors.toSet());
        if (!personal.isEmpty()) {
            inspection.sources().stream()
                    .filter(LogRules::mayLog)
                    .filter(source -> source.mentionsAny(personal))
                    .forEach(source -> CALL.matcher(source.bare())
                            .results()
                            .forEach(call -> call(source, call, personal, findings)));
        }
    }

    // Spares most sources the slower search.
    private static boolean mayLog(JavaSource source) {
        return source.mentions("System") || LOG.stream().anyMatch(source::mentions);
    }

    private static void call(JavaSource source, MatchResult call, Set<String> personal, Findings findings) {
        ACCESSOR.matcher(source.within(call.end() - 1))
                .results()
                .map(accessor -> accessor.group(1))
                .filter(name -> personal.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> findings.warning(
                        "personal-data-logged",
                        source.at(call.start()),
                        "The log names " + name + ", which the contract marks as personal data.",
                        "Log an id instead."));
    }
}
