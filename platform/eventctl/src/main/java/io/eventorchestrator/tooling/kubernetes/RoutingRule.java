package io.eventorchestrator.tooling.kubernetes;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Optional;

/**
 * A CEL rule that chooses a route. The sidecar's only variable is {@code event}, of any type. It accepts every other
 * name as a variable as well and then fails on each event; a rule that it can't compile makes it exit at start.
 */
record RoutingRule(String text) {

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("event", SimpleType.DYN)
            .build();

    /** Its error, if any. */
    Optional<String> finding() {
        CelValidationResult compiled = COMPILER.compile(text);
        try {
            return Optional.of(compiled.getAst().getResultType())
                    .filter(type -> !mayBeBoolean(type))
                    .map(type -> describe("is not a condition, but of type " + type.name()));
        } catch (CelValidationException refused) {
            return compiled.getErrors().stream()
                    .findFirst()
                    .map(CelIssue::getMessage)
                    .map(this::describe);
        }
    }

    private static boolean mayBeBoolean(CelType type) {
        return type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN);
    }

    private String describe(String why) {
        return "the rule \"" + text + "\": " + why;
    }
}
