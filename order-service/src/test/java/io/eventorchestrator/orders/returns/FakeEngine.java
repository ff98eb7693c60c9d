package io.eventorchestrator.orders.returns;

import io.eventorchestrator.orders.returns.application.ReturnWorkflows;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workflow engine that only notes what it is told, and says of each run what a test wants. */
final class FakeEngine implements ReturnWorkflows {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();
    private final Map<UUID, String> refusals = new ConcurrentHashMap<>();

    @Override
    public void start(UUID returnId, int run) {
        note("start", returnId, run);
    }

    @Override
    public void decided(UUID returnId, int run) {
        note("decided", returnId, run);
    }

    @Override
    public Progress state(UUID returnId, int run) {
        refuse(returnId);
        return progress.getOrDefault(returnId + " " + run, Progress.UNKNOWN);
    }

    /** Says this of a run from now on. */
    void say(UUID returnId, int run, Progress what) {
        progress.put(returnId + " " + run, what);
    }

    /** Fails for a return from now on. */
    void failFor(UUID returnId) {
        refusals.put(returnId, "the engine is away");
    }

    /** Answers for a return again. */
    void answerFor(UUID returnId) {
        refusals.remove(returnId);
    }

    /** The calls about a return, such as {@code start 1}. */
    List<String> calls(UUID returnId) {
        return calls.stream()
                .filter(call -> call.startsWith(returnId.toString()))
                .map(call -> call.substring(returnId.toString().length() + 1))
                .toList();
    }

    /** The number of all calls. */
    int calls() {
        return calls.size();
    }

    private void note(String what, UUID returnId, int run) {
        refuse(returnId);
        calls.add(returnId + " " + what + " " + run);
    }

    private void refuse(UUID returnId) {
        String refusal = refusals.get(returnId);
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
    }
}
