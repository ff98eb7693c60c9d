package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.UnusableDocuments;
import io.eventorchestrator.tooling.specs.Feature;
import io.eventorchestrator.tooling.terminal.KnownNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The chosen part of a flow. */
final class ViewChoice {

    @Parameters(
            arity = "0..1",
            paramLabel = "FEATURE",
            description = "only the flow of this feature: its folder below specs, or its number")
    private @Nullable String feature;

    @Option(
            names = "--impact",
            paramLabel = "EVENT",
            description = "who is affected if this event changes: by its type or its class")
    private @Nullable String impact;

    @Option(
            names = "--story",
            paramLabel = "STORY",
            description = "one story from end to end: its number in the specification, or the event that begins it")
    private @Nullable String story;

    /** @throws ParameterException if there is no such feature, event or story */
    View of(Flow whole, CommandLine command) {
        Flow flow = feature == null ? whole : whole.of(feature(whole, feature, command));
        if (impact != null) {
            return new Impact(whole, event(whole, impact, command));
        }
        return story == null ? new WholeFlow(flow) : story(whole, flow, story, command);
    }

    private static Feature feature(Flow flow, String given, CommandLine command) {
        return flow.features().stream()
                .filter(known -> known.isCalled(given))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command,
                        "There is no feature " + given + "; there are "
                                + names(flow.features().stream()
                                        .map(Feature::name)
                                        .toList())));
    }

    /**
     * @throws ParameterException if there is no such event
     * @throws io.eventorchestrator.catalogue.InvalidContract if a document that may have it can't be read
     */
    static Event event(Flow flow, String given, CommandLine command) {
        Optional<Event> event = flow.called(given);
        if (event.isEmpty()) {
            UnusableDocuments.refuse(flow.findings(), finding -> finding.source() + ": " + finding.sentence());
        }
        return event.orElseThrow(() -> new ParameterException(
                command,
                "There is no event " + given
                        + new KnownNames(
                                        flow.events().stream().map(Event::title).toList())
                                .insteadOf(given, "there are")));
    }

    private static View story(Flow whole, Flow flow, String given, CommandLine command) {
        if (!given.matches("\\d{1,6}")) {
            Event start = event(whole, given, command);
            return new StoryPath(whole, "What follows from " + start.type(), List.of(start));
        }
        List<NamedStory> stories = flow.stories()
                .filter(known -> known.story().number() == Integer.parseInt(given))
                .toList();
        if (stories.size() != 1) {
            throw new ParameterException(command, problem(given, stories));
        }
        List<Event> starts = stories.getFirst().events(whole);
        if (starts.isEmpty()) {
            throw new ParameterException(
                    command, stories.getFirst().source() + ": the story names no event, such as `OrderPlaced`");
        }
        return new StoryPath(whole, stories.getFirst().title(), starts);
    }

    private static String problem(String number, List<NamedStory> stories) {
        return stories.isEmpty()
                ? "There is no story " + number
                : "Story " + number + " is in several features; add one of them: "
                        + names(stories.stream().map(NamedStory::feature).toList());
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().limit(50).collect(Collectors.joining(", "));
    }
}
