package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.Feature;
import io.eventorchestrator.tooling.specs.Sentence;
import io.eventorchestrator.tooling.specs.Story;
import io.eventorchestrator.tooling.terminal.Edits;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A story names only events that the contract or a table of events has. */
final class StoryRules implements CheckRule {

    private static final Pattern CODE = Pattern.compile("`([^`]{1,200})`");
    private static final Pattern TITLE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+");
    private static final Pattern TYPE = Pattern.compile("[a-z][\\w-]*(?:\\.[\\w-]+){2,}");
    private static final int SIMILAR = 2;

    @Override
    public void check(Inspection inspection, Findings findings) {
        Set<String> known = known(inspection);
        PastTense past = new PastTense(inspection.rules().pastTense());
        inspection
                .features()
                .forEach(feature -> feature.stories()
                        .forEach(story -> CODE.matcher(story.text())
                                .results()
                                .map(code -> code.group(1).strip())
                                .filter(name -> !known.contains(name) && isEvent(name, known, past, inspection))
                                .distinct()
                                .forEach(name -> findings.warning(
                                        "unknown-event",
                                        place(feature, story, name),
                                        "Story " + story.number() + " names the event " + name
                                                + ", which neither contract nor tables have.",
                                        "Correct the name, or add a row for it."))));
    }

    private static Set<String> known(Inspection inspection) {
        Set<String> known = new HashSet<>();
        for (Message message : inspection.contract().messages()) {
            known.add(message.type());
            known.addAll(message.aliases());
            message.carriers().forEach(carrier -> known.add(carrier.address()));
        }
        inspection.features().stream()
                .flatMap(feature -> feature.rows().stream())
                .flatMap(row -> Stream.of(Column.EVENT, Column.LEADS_TO, Column.UNDONE_BY)
                        .flatMap(column -> row.names(column).stream()))
                .forEach(known::add);
        return known;
    }

    // Other things have such names, too. An event's is in the past tense, or is that of a known event with a typo.
    private static boolean isEvent(String name, Set<String> known, PastTense past, Inspection inspection) {
        if (TYPE.matcher(name).matches()) {
            return known.stream().anyMatch(other -> domain(other).equals(domain(name)));
        }
        return TITLE.matcher(name).matches()
                && (past.fits(name) || known.stream().anyMatch(other -> isSimilar(name, other)))
                && inspection.sources().stream()
                        .noneMatch(source -> source.file().endsWith("/" + name + ".java"));
    }

    private static String domain(String type) {
        return type.replaceFirst("\\..*$", "");
    }

    private static boolean isSimilar(String one, String other) {
        return Math.abs(one.length() - other.length()) <= SIMILAR && new Edits(one, other).fewest() <= SIMILAR;
    }

    // A story may have several paragraphs.
    private static Source place(Feature feature, Story story, String name) {
        return feature.prose().stream()
                .filter(sentence -> sentence.text().contains("`" + name + "`"))
                .map(Sentence::source)
                .filter(source -> source.file().equals(story.source().file())
                        && source.line() >= story.source().line())
                .findFirst()
                .orElse(story.source());
    }
}
