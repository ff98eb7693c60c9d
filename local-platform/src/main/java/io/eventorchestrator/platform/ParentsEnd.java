package io.eventorchestrator.platform;

import java.util.concurrent.CompletableFuture;

/** A parent that was killed could not stop its children, and a server left behind would hold its port and its data. */
final class ParentsEnd {

    private ParentsEnd() {}

    static void endsThisProcess() {
        CompletableFuture<ProcessHandle> parentsEnd =
                ProcessHandle.current().parent().map(ProcessHandle::onExit).orElseGet(CompletableFuture::new);
        parentsEnd.thenRun(() -> System.exit(0));
    }
}
