package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.specs.Story;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A story of a feature. */
record NamedStory(String feature, Story story) {

    private static final Pattern NAME =
            Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+|[a-z][\\w-]*(?:\\.[\\w-]+)+");

    Source source() {
        return story.source();
    }

    /** The events that its text names, in their order. */
    List<Event> events(Flow flow) {
        return NAME.matcher(story.text())
                .results()
                .map(MatchResult::group)
                .flatMap(name -> flow.called(name).stream())
                .distinct()
                .toList();
    }

    String title() {
        return "Story " + story.number() + " of " + feature + ": " + story.title();
    }
}
