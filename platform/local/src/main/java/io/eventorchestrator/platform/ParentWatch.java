package io.eventorchestrator.platform;

import java.util.concurrent.CompletableFuture;

/** Ends a server when its parent ends: a killed parent can't stop its children, which would keep port and data. */
final class ParentWatch {

    private ParentWatch() {}

    static void exitWithParent() {
        CompletableFuture<ProcessHandle> parentsEnd =
                ProcessHandle.current().parent().map(ProcessHandle::onExit).orElseGet(CompletableFuture::new);
        var unused = parentsEnd.thenRun(() -> System.exit(0));
    }
}
