package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformSettings;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.tooling.access.Home;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The process that {@code up} leaves behind: it owns the parts until {@code down} ends it. */
@Command(name = "supervise", hidden = true)
public final class SuperviseCommand implements Callable<Integer> {

    @Mixin
    private TransportChoice transport = new TransportChoice();

    @Mixin
    private DevelopedChoice developed = new DevelopedChoice();

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Option(names = "--fresh")
    private boolean fresh;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PlatformFolder folder = Home.folder();
        Progress progress = new ConsoleProgress(spec.commandLine().getOut());
        return folder.lock().hold(() -> supervise(folder, progress));
    }

    private int supervise(PlatformFolder folder, Progress progress) {
        if (fresh) {
            folder.reap();
            folder.forgetData();
            progress.note("Deleted: the data of Kafka and PostgreSQL, and the mails");
        }
        PlatformSettings settings = transport.settle(folder, progress).without(developed.settle(spec.commandLine()));
        try (Foreground platform = Foreground.start(folder, registry.settle(folder, settings, progress), progress)) {
            platform.awaitSignal();
        }
        return 0;
    }
}
