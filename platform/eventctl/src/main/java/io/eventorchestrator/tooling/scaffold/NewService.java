package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.specs.Column;
import java.io.IOException;
import java.nio.file.Path;
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
     * @param feature whose plan gets the row of its event; not needed if there is one
     * @return the file of its handler
     * @throws InvalidContract if the repository's files don't allow it
     */
    String enter(Path draft, @Nullable String feature) throws IOException {
        ProjectEdits module = new ProjectEdits(draft);
        new ServicePassages(ModelService.replacedBy(this), module).enter();
        String handler = new ServiceModule(this, module).enter();
        module.write();
        publish(new ProjectEdits(draft), draft, feature);
        subscribe(new ProjectEdits(draft), draft);
        GeneratedFiles.write(
                GeneratedFiles.all(ContractEdit.of(new ProjectEdits(draft)).catalogue(), draft), draft);
        return handler;
    }

    private void publish(ProjectEdits edits, Path draft, @Nullable String feature) throws IOException {
        NewEvent event = new NewEvent(publishes, name.name(), reads.key(), edits);
        event.enter(ContractEdit.of(edits));
        new PlanRow(event, draft, edits).enter(feature);
        edits.write();
    }

    private void subscribe(ProjectEdits edits, Path draft) throws IOException {
        Catalogue contract = ContractEdit.of(edits).catalogue();
        NewSubscription subscription =
                NewSubscription.of(reads, name.name(), publishes.domain(), Optional.of(work()), contract);
        new PlanCell(reads, Column.CONSUMERS, draft, edits).enter(group());
        new PlanCell(reads, Column.LEADS_TO, draft, edits).enter(publishes.className());
        new SubscriptionEntry(subscription, edits).enter(draft);
        edits.write();
    }
}
