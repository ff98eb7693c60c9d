package io.eventorchestrator.orders.returns.web;

import io.eventorchestrator.orders.returns.application.Person;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The body of {@code POST /returns/{id}/decision}. */
record DecisionRequest(
        @NotNull Boolean approve,

        @Schema(description = "Who decides", example = "grace") @NotBlank @Size(max = 64) @PlainText
        String by,

        @Schema(description = "Why, for the record") @NotBlank @Size(max = 200) @PlainText
        String why) {

    static final String EXAMPLE = """
            {"approve": true, "by": "grace", "why": "The photo shows the damage"}
            """;

    Person who() {
        return new Person(by, why);
    }
}
