package io.eventorchestrator.messaging.failure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The chain of an exception's causes. Internal. */
public final class CauseChain {

    private CauseChain() {}

    /** The exception and its causes, outermost first; each once, because a chain may lead back to its start. */
    public static List<Throwable> of(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return Stream.iterate(thrown, cause -> cause != null && seen.add(cause), Throwable::getCause)
                .toList();
    }
}
