package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformState;
import java.io.PrintWriter;

/** Prints the platform's addresses. */
public final class Addresses {

    private Addresses() {}

    /** Prints a line per part that answers. */
    public static void print(PlatformState state, PrintWriter out) {
        state.addresses().forEach((part, address) -> out.println(line(part, address)));
        out.flush();
    }

    /** A part with its address, and with a command to look into it if the address alone gives no access. */
    public static String line(String part, String address) {
        String how = switch (part) {
            case "PostgreSQL" -> "  (./eventctl sql order-service \"select * from customer_order\")";
            case "mails" -> "  (./eventctl mails)";
            default -> "";
        };
        return "  %-24s %s%s".formatted(part, address, how);
    }
}
