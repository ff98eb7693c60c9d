package io.eventorchestrator.platform.testing;

import io.eventorchestrator.platform.Progress;
import java.util.function.Supplier;

/** Reports to the build's log. */
final class Logged implements Progress {

    @Override
    public <T> T step(String done, Supplier<T> work) {
        T result = work.get();
        note(done);
        return result;
    }

    @Override
    public void note(String line) {
        System.out.println("[test platform] " + line);
    }
}
