package io.eventorchestrator.tooling;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the tool's jar names, and the Java that runs it. */
final class ToolVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String packaged = EventCtl.class.getPackage().getImplementationVersion();
        return new String[] {
            "eventctl " + Objects.requireNonNullElse(packaged, "from classes that were not packaged") + ", Java "
                    + System.getProperty("java.version")
        };
    }
}
