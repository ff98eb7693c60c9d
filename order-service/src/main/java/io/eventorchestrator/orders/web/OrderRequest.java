package io.eventorchestrator.orders.web;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The body of {@code POST /orders}. */
record OrderRequest(
        @NotNull @Valid Buyer customer,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "is no ISO 4217 code")
        String currency,

        @NotEmpty @Size(max = 100) List<@NotNull @Valid Line> lines) {

    List<OrderLine> orderLines() {
        return lines.stream()
                .map(line -> new OrderLine(line.sku(), line.quantity(), line.unitPrice()))
                .toList();
    }

    record Buyer(
            @NotBlank @Size(max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "holds control characters")
            String id,

            @NotNull @Email @Size(max = 254) String email) {

        Customer toCustomer() {
            return new Customer(id, email);
        }
    }

    record Line(
            @NotBlank @Size(max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "holds control characters")
            String sku,

            @NotNull @Min(1) @Max(1_000_000) Integer quantity,
            @NotNull @Min(0) @Max(1_000_000_000_000L) Long unitPrice) {}
}
