package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.util.ArrayList;
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
            description = "last part of the group's name, SERVICE-PURPOSE. Events of one group share their order and"
                    + " their retries.")
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
        Workspace workspace = Workspace.of(project.find());
        ContractEdit contract = ContractEdit.of(workspace);
        String module = contract.module(service);
        NewSubscription subscription = NewSubscription.of(
                contract.channel(type), service, purpose, Optional.ofNullable(summary), contract.catalogue());
        List<String> parts = new ArrayList<>(workspace.parts());
        parts.add(module + "src");
        try (Draft draft = Draft.of(workspace.project().root(), parts)) {
            String handler = draft.run(() -> entered(subscription, module, workspace.in(draft.folder())));
            tell(subscription, handler, workspace, draft.write());
        }
        return 0;
    }

    private static String entered(NewSubscription subscription, String module, Workspace draft) throws IOException {
        String handler = new SubscriptionHandler(subscription, module, draft).enter();
        new PlanCell(subscription.channel(), Column.CONSUMERS, draft).enter(subscription.group());
        new SubscriptionEntry(subscription, draft).enter();
        draft.edits().write();
        draft.generate(ContractEdit.of(draft).catalogue());
        return handler;
    }

    private void tell(NewSubscription subscription, String handler, Workspace workspace, List<String> written) {
        boolean isOwn = workspace.layout().isOwn();
        project.report(
                "The group " + subscription.group() + " reads "
                        + subscription.channel().event(),
                written,
                List.of(
                        "Say in " + Printable.text(handler) + " what the event leads to; until then it is logged.",
                        isOwn ? EditedProject.build(service) : "mvn verify",
                        isOwn
                                ? "./eventctl down; ./eventctl up   creates the topics of the group and its"
                                        + " subscription"
                                : workspace.project().commandLine("topics apply")
                                        + " --brokers HOST:PORT --yes   creates the topics of the group"));
    }
}
