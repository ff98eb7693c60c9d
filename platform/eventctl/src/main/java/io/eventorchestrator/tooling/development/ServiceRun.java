package io.eventorchestrator.tooling.development;

import io.eventorchestrator.platform.DevelopedProcess;
import io.eventorchestrator.platform.DevelopedService;
import io.eventorchestrator.platform.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service that is compiled and started again after each change of its sources. */
final class ServiceRun implements AutoCloseable {

    private final DevelopedService service;
    private final int debugPort;
    private final Progress progress;
    private final SourceTree sources;
    private final ClassFolders folders;
    private final List<Path> libraries;
    private final SourceCompiler compiler;
    private Optional<DevelopedProcess> current = Optional.empty();
    private long begun = System.nanoTime();
    private boolean reported;
    private boolean closed;

    ServiceRun(DevelopedService service, int debugPort, Progress progress) {
        this.service = service;
        this.debugPort = debugPort;
        this.progress = progress;
        this.sources = new SourceTree(service.sources());
        this.folders = new ClassFolders(service.output());
        this.libraries = service.libraries();
        this.compiler = new SourceCompiler(libraries);
    }

    /** Compiles the sources and starts the service; if they don't compile, the service stays as it is. */
    synchronized void build() {
        if (closed) {
            return;
        }
        Path classes = folders.next();
        List<String> errors = progress.step("compiled", () -> compiler.compile(sources.java(), classes));
        if (errors.isEmpty()) {
            current.ifPresent(DevelopedProcess::close);
            folders.keepOnly(classes);
            current = Optional.of(DevelopedProcess.start(service, classPath(classes), debugPort));
            reported = false;
        } else {
            errors.forEach(progress::note);
            progress.note(service.name() + (current.isPresent() ? " continues unchanged" : " is not started")
                    + "; it is compiled again after the next change.");
        }
    }

    private List<Path> classPath(Path classes) {
        List<Path> entries = new ArrayList<>(List.of(classes, sources.resources()));
        entries.addAll(libraries);
        return entries;
    }

    /** Builds again what has changed, and reports once when the service is ready or has ended. */
    synchronized void look() {
        if (sources.hasChanged()) {
            begun = System.nanoTime();
            build();
        }
        if (!closed && !reported) {
            current.ifPresent(this::tell);
        }
    }

    private void tell(DevelopedProcess process) {
        if (process.isReady()) {
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            progress.note(
                    String.format(Locale.ROOT, "%s is ready after %.1f s", service.name(), taken.toMillis() / 1e3));
            reported = true;
        } else if (!process.isAlive()) {
            progress.note(service.name() + " has ended; it is started again after the next change.");
            reported = true;
        }
    }

    /** Ends the service. */
    @Override
    public synchronized void close() {
        closed = true;
        current.ifPresent(process -> progress.step(service.name() + " is stopped", () -> {
            process.close();
            return process;
        }));
        current = Optional.empty();
        service.state().reap();
    }
}
