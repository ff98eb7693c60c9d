package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a consumer group read an event. */
@Command(
        name = "subscription",
        description = {
            "Let a consumer group read an event: its operation in the contract, a handler with a test, its place in a"
                    + " feature's plan, and what ./eventctl generate writes, except for the list of released schemas."
                    + " Begins the group if it is new. Changes nothing if any of it fails.",
            "Example: ./eventctl new subscription orders.order.confirmed --service inventory-service --purpose picking"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong", "3:refused; nothing was changed"},
        mixinStandardHelpOptions = true)
final class NewSubscriptionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TYPE", description = "the event's type, such as orders.order.confirmed")
    private String type = "";

    @Option(names = "--service", paramLabel = "SERVICE", required = true, description = "the service that reads it")
    private String service = "";

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            required = true,
            description = "why: the group is SERVICE-PURPOSE. Events of one group share their order and their retries.")
    private String purpose = "";

    @Option(
            names = "--summary",
            paramLabel = "TEXT",
            description = "the work of a new group in a few words; by default those of its purpose")
    private @Nullable String summary;

    @Mixin
    private EditedProject project = new EditedProject();

    @Override
    public Integer call() throws IOException {
        Path root = project.root();
        ProjectEdits edits = new ProjectEdits(root);
        ContractEdit contract = ContractEdit.of(edits);
        contract.refuseWithoutModule(service);
        NewSubscription subscription = NewSubscription.of(
                contract.channel(type), service, purpose, Optional.ofNullable(summary), contract.catalogue());
        String handler = new SubscriptionHandler(subscription, edits).enter();
        new PlanCell(subscription.channel(), Column.CONSUMERS, root, edits).enter(subscription.group());
        new SubscriptionEntry(subscription, edits).enter(root);
        tell(subscription, handler, edits.write());
        return 0;
    }

    private void tell(NewSubscription subscription, String handler, List<String> written) {
        project.report(
                "The group " + subscription.group() + " reads "
                        + subscription.channel().event(),
                written,
                List.of(
                        "Say in " + Printable.text(handler) + " what the event leads to; until then it is logged.",
                        "mvn spotless:apply && mvn -pl event-contracts,platform/catalogue,platform/eventctl," + service
                                + " -am test",
                        "./eventctl down; ./eventctl up   creates the topics of the group and its subscription"));
    }
}
