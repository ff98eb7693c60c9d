package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.project.Project;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an event to the contract. */
@Command(
        name = "event",
        description = {
            "Add an event to the contract: channel, operation and message, schema, example, record, its place in the"
                    + " sealed interface of its domain, its row in a feature's plan, and what ./eventctl generate"
                    + " writes, except for the list of released schemas. Changes nothing if any of it fails.",
            "Example: ./eventctl new event orders.order.shipped --producer order-service"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong", "3:refused; nothing was changed"},
        mixinStandardHelpOptions = true)
final class NewEventCommand implements Callable<Integer> {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");

    @Parameters(paramLabel = "TYPE", description = "<domain>.<entity>.<event> in the past tense")
    private String type = "";

    @Option(
            names = "--producer",
            paramLabel = "SERVICE",
            required = true,
            description = "the service that publishes it")
    private String producer = "";

    @Option(
            names = "--key",
            paramLabel = "FIELD",
            description = "the property that is the partition key; by default that of the domain's other events, or the"
                    + " entity's id, such as paymentId. If its name ends in Id, it is a UUID, otherwise a text.")
    private @Nullable String key;

    @Option(
            names = "--feature",
            paramLabel = "FEATURE",
            description =
                    "feature whose plan gets the event's row: its folder or number; not needed if there is only one,"
                            + " or if the row exists")
    private @Nullable String feature;

    @Mixin
    private EditedProject project = new EditedProject();

    @Override
    public Integer call() throws IOException {
        EventName name = EventName.of(type);
        Project changed = project.find();
        Workspace present = Workspace.of(changed);
        ContractEdit contract = ContractEdit.of(present);
        contract.refuseExisting(name);
        contract.refuseUnknown(producer);
        String chosen = key(name, contract);
        try (Draft draft = Draft.of(changed.root(), present.parts())) {
            NewEvent event = draft.run(() -> entered(name, chosen, present.in(draft.folder())));
            tell(event, present, draft.write());
        }
        return 0;
    }

    // What is generated describes the event by its new schema.
    private NewEvent entered(EventName name, String chosen, Workspace draft) throws IOException {
        NewEvent event = new NewEvent(name, producer, chosen, draft);
        event.enter(ContractEdit.of(draft));
        new PlanRow(event, draft).enter(feature);
        draft.edits().write();
        draft.generate(ContractEdit.of(draft).catalogue());
        return event;
    }

    private String key(EventName name, ContractEdit contract) {
        String chosen = key == null ? contract.keyOf(name.domain()).orElse(name.entity() + "Id") : key;
        if (!KEY.matcher(chosen).matches() || SourceVersion.isKeyword(chosen)) {
            throw new InvalidContract(chosen + " is not the name of a property, such as " + name.entity() + "Id.");
        }
        return chosen;
    }

    private void tell(NewEvent event, Workspace present, List<String> written) {
        boolean isOwn = present.layout().isOwn();
        project.report(
                "The event " + event.name().className() + " begins, with the key " + event.key(),
                written,
                List.of(
                        "Say what happened, and add the event's other properties to schema, example and record.",
                        "Publish it in " + producer + ": EventPublisher.publish(new "
                                + event.name().className() + "(…))" + (isOwn ? ", see docs/add-an-event.md." : "."),
                        present.project().commandLine("generate")
                                + "   lists the schema as released: from then on it must not be edited"
                                + (isOwn ? ", and CanvasTest requires its publisher" : ""),
                        isOwn ? EditedProject.build(producer) : "mvn verify"));
    }
}
