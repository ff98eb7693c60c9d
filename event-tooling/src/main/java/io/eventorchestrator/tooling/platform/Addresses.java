package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformState;
import java.io.PrintWriter;

/** Prints the platform's addresses. */
public final class Addresses {

    private Addresses() {}

    /** Prints a line per part that answers. */
    public static void print(PlatformState state, PrintWriter out) {
        state.addresses().forEach((part, address) -> out.printf("  %-24s %s%n", part, address));
        out.flush();
    }
}
