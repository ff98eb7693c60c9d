package io.eventorchestrator.tooling.refunds;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.RefundServer;
import io.eventorchestrator.tooling.access.ListenOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pretends to be the payment provider until it is stopped, for a platform in containers. */
@Command(
        name = "payment-provider",
        description = "Pretend to be the payment provider through which order-service refunds returns, at /refunds. It"
                + " pays nothing, and refuses amounts that end in 13. Runs until it is stopped.",
        mixinStandardHelpOptions = true)
public final class PaymentProviderCommand implements Callable<Integer> {

    @Mixin
    private ListenOption listen = new ListenOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port to listen on; ${DEFAULT-VALUE} by default",
            defaultValue = "8090")
    private int port;

    @Option(
            names = "--kept",
            paramLabel = "FILE",
            description = "file that keeps its decisions; made if it does not exist",
            required = true)
    private Path kept = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (RefundServer server = server(listen.at(port))) {
            tell("The payment provider pretends to pay at http://" + listen.with(server.port()) + "/refunds");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private RefundServer server(InetSocketAddress at) {
        try {
            return RefundServer.start(at, kept);
        } catch (IOException | IllegalArgumentException refused) {
            throw new NotStartable(
                    "Can't listen on " + listen.with(port) + " and keep " + kept + ": " + refused.getMessage());
        }
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
