package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a service to the platform. */
@Command(
        name = "service",
        description = {
            "Add a service that publishes an event for each event that it reads: a module with handler and tests, its"
                    + " event and consumer group in the contract and in a feature's plan, its places in the build, on"
                    + " this machine, in docker compose and on Kubernetes, and what ./eventctl generate writes. Changes"
                    + " nothing if any of it fails.",
            "Example: ./eventctl new service payment-service"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong", "3:refused; nothing was changed"},
        mixinStandardHelpOptions = true)
final class NewServiceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "in lower case, with hyphens between words, such as payment-service")
    private String name = "";

    @Option(
            names = "--reads",
            paramLabel = "TYPE",
            description =
                    "the event that it reads; ${DEFAULT-VALUE} by default. Its key is also that of the new event.")
    private String reads = "orders.order.placed";

    @Option(
            names = "--publishes",
            paramLabel = "TYPE",
            description =
                    "the new event, <domain>.<entity>.<event> in the past tense; by default after the name, such as"
                            + " payments.payment.processed. The domain also names the service's package and schema.")
    private @Nullable String publishes;

    @Option(
            names = "--feature",
            paramLabel = "FEATURE",
            description =
                    "feature whose plan gets the event's row: its folder or number; not needed if there is only one")
    private @Nullable String feature;

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Workspace present = Workspace.of(choice.findHere());
        refuseOtherLayout(present);
        NewService service = service(present);
        List<String> parts = Stream.concat(ServicePassages.files().stream(), present.parts().stream())
                .toList();
        try (Draft draft = Draft.of(present.project().root(), parts)) {
            String handler = draft.run(() -> service.enter(present.in(draft.folder()), feature));
            tell(service, handler, draft.write());
        }
        return 0;
    }

    private void refuseOtherLayout(Workspace present) {
        if (!present.layout().isOwn()) {
            throw new InvalidContract(present.project().root() + " has another layout than Event Orchestrator, the only"
                    + " platform to which a service can be added: eventctl new project ../" + name
                    + " begins a repository for " + name + ".");
        }
    }

    private NewService service(Workspace present) throws IOException {
        ServiceName chosen = ServiceName.of(name);
        EventName event = publishes == null ? chosen.event() : EventName.of(publishes);
        ContractEdit contract = ContractEdit.of(present);
        if (contract.catalogue().services().contains(name) || present.edits().exists(name)) {
            throw new InvalidContract(name + " exists already; nothing was changed.");
        }
        contract.refuseExisting(event);
        new ServiceDomain(event.domain())
                .refuseTaken(contract.catalogue(), present.project().root());
        return new NewService(chosen, event, contract.channel(reads), ServicePorts.next(present.edits()));
    }

    private void tell(NewService service, String handler, List<String> written) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(name + " reads " + service.reads().event() + " and "
                + service.work().replaceFirst(" for each .*", "") + ":");
        written.forEach(file -> out.println("  " + Printable.text(file)));
        out.println("Next:");
        out.println("  1. mvn spotless:apply && mvn -pl event-contracts,platform/catalogue,platform/eventctl," + name
                + " -am test");
        out.println("  2. ./eventctl down; ./eventctl up   builds it and starts it at http://localhost:808"
                + service.number());
        out.println(
                "  3. Say in " + Printable.text(handler) + " what it does for the event, and what its own event says:");
        out.println("     docs/tutorial-payment-service.md goes on from here.");
        out.flush();
    }
}
