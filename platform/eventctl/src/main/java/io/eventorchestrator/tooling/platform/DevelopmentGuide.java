package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.DevelopedService;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformState;
import java.io.PrintWriter;

/** Prints how to run the services that are left to the developer. */
final class DevelopmentGuide {

    private DevelopmentGuide() {}

    /** Prints main class, folder and environment of each; secrets stay in the file of its environment. */
    static void print(PlatformFolder folder, PlatformState state, PrintWriter out) {
        state.developed().stream().sorted().forEach(name -> print(new DevelopedService(folder, name), out));
        out.flush();
    }

    private static void print(DevelopedService service, PrintWriter out) {
        out.printf("%s is left to you. Run it by ./eventctl run %1$s, or in an IDE with%n", service.name());
        out.printf("  %-24s %s%n", "main class", service.mainClass());
        out.printf("  %-24s %s%n", "working directory", service.folder().repository());
        out.printf("  %-24s %s%n", "environment file", service.environment().path());
        out.println("which only you can read, and which contains");
        service.environment().read().forEach((name, value) -> out.println("  " + name + "=" + shown(name, value)));
    }

    private static String shown(String name, String value) {
        return name.endsWith("_PASSWORD") || name.endsWith("_TOKEN") ? "(a secret, only in the file)" : value;
    }
}
