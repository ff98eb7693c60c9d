package io.eventorchestrator.tooling.saga;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The return of a command. */
final class ReturnId {

    @Parameters(paramLabel = "RETURN", description = "the return's id, as in the list")
    private @Nullable String id;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @throws ParameterException if the id is invalid, or no return has it */
    StoredReturn in(ReturnTables tables) {
        return tables.find(parsed())
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no return " + id + "."));
    }

    // UUID.fromString accepts shorter ones.
    private UUID parsed() {
        String given = String.valueOf(id);
        try {
            UUID parsed = UUID.fromString(given);
            if (parsed.toString().equalsIgnoreCase(given)) {
                return parsed;
            }
        } catch (IllegalArgumentException invalid) {
            throw invalid(given);
        }
        throw invalid(given);
    }

    private ParameterException invalid(String given) {
        return new ParameterException(
                spec.commandLine(), given + " is not a return's id; list shows them, and each is a UUID.");
    }
}
