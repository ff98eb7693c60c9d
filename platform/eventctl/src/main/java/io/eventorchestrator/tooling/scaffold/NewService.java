package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.flow.FlowPicture;
import io.eventorchestrator.tooling.specs.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new service that publishes an event for each event that it reads, with its passages in all files of the repository.
 *
 * @param number of its ports, such as 4 for 8084
 */
record NewService(ServiceName name, EventName publishes, Channel reads, int number) {

    /** The name of its consumer group. */
    String group() {
        return name.name() + "-" + publishes.domain();
    }

    /** Its work, in words. */
    String work() {
        return "publishes " + publishes.className() + " for each " + reads.event();
    }

    /**
     * Adds it in steps, each of which reads what the earlier ones have written.
     *
     * @param feature whose plan gets the row of its event; not needed if there is only one
     * @return the file of its handler
     * @throws InvalidContract if the repository's files don't allow it
     */
    String enter(Workspace draft, @Nullable String feature) throws IOException {
        ProjectEdits module = draft.edits();
        new ServicePassages(ModelService.replacedBy(this), module).enter();
        String handler = new ServiceModule(this, module).enter();
        module.write();
        Path folder = draft.project().root();
        publish(draft.in(folder), feature);
        subscribe(draft.in(folder));
        GeneratedFiles.write(
                GeneratedFiles.releasing(
                        publishes.type(),
                        ContractEdit.of(draft.in(folder)).catalogue(),
                        draft.layout().folder()),
                folder);
        GeneratedFiles.write(List.of(FlowPicture.of(draft.project())), folder);
        return handler;
    }

    private void publish(Workspace draft, @Nullable String feature) throws IOException {
        NewEvent event = new NewEvent(publishes, name.name(), reads.key(), draft);
        event.enter(ContractEdit.of(draft));
        new PlanRow(event, draft).enter(feature);
        draft.edits().write();
    }

    private void subscribe(Workspace draft) throws IOException {
        Catalogue contract = ContractEdit.of(draft).catalogue();
        NewSubscription subscription =
                NewSubscription.of(reads, name.name(), publishes.domain(), Optional.of(work()), contract);
        new PlanCell(reads, Column.CONSUMERS, draft).enter(group());
        new PlanCell(reads, Column.LEADS_TO, draft).enter(publishes.className());
        new PlanCell(reads, Column.UNDONE_BY, draft)
                .enterInPlaceOfNone("nothing to undo: " + publishes.className() + " has no effect yet");
        new SubscriptionEntry(subscription, draft).enter();
        draft.edits().write();
    }
}
