package io.eventorchestrator.tooling;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the tool's jar, and that of Java. */
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
