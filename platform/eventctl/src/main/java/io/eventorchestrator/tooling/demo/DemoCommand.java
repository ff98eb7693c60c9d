package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformSettings;
import io.eventorchestrator.platform.PlatformState;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.platform.Transport;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.platform.Addresses;
import io.eventorchestrator.tooling.platform.ConsoleProgress;
import io.eventorchestrator.tooling.platform.Foreground;
import io.eventorchestrator.tooling.platform.TransportChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the platform and follows orders through it. */
@Command(
        name = "demo",
        description = "Run the platform and show the events of sample orders, until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Duration DECISION = Duration.ofSeconds(15);

    @Mixin
    private TransportChoice transport = new TransportChoice();

    @Option(
            names = "--once",
            description = "end after the orders; exit 0 only if all ended as expected and all their events were seen")
    private boolean once;

    @Option(names = "--fresh", description = "first delete the data of Kafka and PostgreSQL, and the mails")
    private boolean fresh;

    @Option(names = "--orders", paramLabel = "FILE", description = "place these orders (JSON lines)")
    private @Nullable Path orders;

    @Option(
            names = "--at",
            paramLabel = "HOST",
            description = "use the services and Kafka that run on this host, on the ports set in the environment;"
                    + " an asterisk is replaced by the part's name, as in *.event-orchestrator")
    private @Nullable String at;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OrderFile file = file();
        Progress progress = new ConsoleProgress(spec.commandLine().getOut());
        if (at != null) {
            return onOther(at, file, progress);
        }
        PlatformFolder folder = Home.folder();
        Optional<PlatformState> running = folder.state().running();
        return running.isPresent()
                ? onRunning(running.get(), file, progress)
                : folder.lock().hold(() -> onOwn(folder, file, progress));
    }

    private OrderFile file() {
        try {
            return orders == null ? OrderFile.samples() : OrderFile.of(orders);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private int onOther(String host, OrderFile file, Progress progress) {
        if (fresh || transport.isAsked()) {
            throw new ParameterException(
                    spec.commandLine(), "--at starts nothing, so it excludes --fresh and --transport.");
        }
        Map<String, String> addresses = PlatformSettings.addressesAt(host, System.getenv());
        return new Demonstration(file, addresses, progress).run() ? 0 : 1;
    }

    private int onRunning(PlatformState running, OrderFile file, Progress progress) {
        if (fresh || transport.differsFrom(running.transport())) {
            throw new NotStartable("The platform is running already, on " + running.transport()
                    + "; stop it with ./eventctl down first.");
        }
        if (running.phase() == PlatformState.Phase.STARTING) {
            throw new NotStartable("The platform is being started by process "
                    + running.launcher().pid() + "; try again when ./eventctl status says that it is ready.");
        }
        progress.note("The platform is running already; the orders are placed there.");
        return new Demonstration(file, running.addresses(), progress).run() ? 0 : 1;
    }

    private int onOwn(PlatformFolder folder, OrderFile file, Progress progress) {
        if (fresh) {
            folder.reap();
            folder.forgetData();
            progress.note("Deleted: the data of Kafka and PostgreSQL, and the mails");
        }
        PlatformSettings settings = settings(folder, progress);
        try (Foreground platform = Foreground.start(folder, settings, progress)) {
            boolean good = new Demonstration(file, platform.addresses(), progress).run();
            if (!once) {
                lookNext(platform, settings.transport(), progress);
                platform.awaitSignal();
            }
            return good ? 0 : 1;
        }
    }

    // Nobody waits three days for the end of a demonstration.
    private PlatformSettings settings(PlatformFolder folder, Progress progress) {
        return transport.settle(folder, progress).decidingWithin(DECISION);
    }

    private static void lookNext(Foreground platform, Transport on, Progress progress) {
        progress.note("");
        progress.note("The platform runs until Ctrl-C. Look at");
        platform.addresses().forEach((part, address) -> progress.note(Addresses.line(part, address)));
        progress.note("  orders and timelines     /orders, /orders/{id}/timeline of order-service");
        progress.note("  what a service logs      ./eventctl logs order-service --follow");
        progress.note("  metrics and health       /actuator/prometheus, /actuator/health of each service");
        if (on == Transport.DAPR) {
            progress.note("A return that nobody decides about is declined after " + DECISION.toSeconds() + " s here.");
        }
    }
}
