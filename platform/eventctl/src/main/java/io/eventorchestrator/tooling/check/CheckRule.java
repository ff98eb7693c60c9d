package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import java.util.List;

/** Finds what is wrong with one aspect of a project. */
interface CheckRule {

    /** All rules. */
    List<CheckRule> ALL = List.of(
            new ExtensionRules(),
            new NameRules(),
            new EventRules(),
            new KeyDifferences(),
            new ExampleRules(),
            new CompensationRule(),
            new SagaRules(),
            new StoryRules(),
            new PersonalDataRules(),
            new TopicRules(),
            new SubscriptionRules(),
            new WorkloadRules(),
            new OverlayRules(),
            new ComposeRules(),
            new SettingsRules(),
            new RecordRules(),
            new PublisherRules(),
            new HandlerRules(),
            new LogRules(),
            new GeneratedRules());

    /** Adds its findings. */
    void check(Inspection inspection, Findings findings);
}
