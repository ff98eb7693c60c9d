package io.eventorchestrator.orders.web;

import io.eventorchestrator.orders.domain.Customer;
import io.eventorchestrator.orders.domain.OrderLine;
import io.eventorchestrator.orders.domain.Purchase;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The body of {@code POST /orders}. */
record OrderRequest(
        @NotNull @Valid Buyer customer,

        @Schema(description = "ISO 4217", example = "EUR") @NotNull @CurrencyCode
        String currency,

        @Schema(description = "each SKU once") @NotEmpty @Size(max = 100)
        List<@NotNull @Valid Line> lines) {

    static final String EXAMPLE = """
            {
              "customer": {"id": "c-42", "email": "ada@example.com"},
              "currency": "EUR",
              "lines": [
                {"sku": "TEA-EARL-GREY", "quantity": 2, "unitPrice": 1999},
                {"sku": "CUP-WHITE", "quantity": 1, "unitPrice": 850}
              ]
            }
            """;

    /** @throws io.eventorchestrator.orders.domain.Contradiction if the request contradicts itself */
    Purchase toPurchase() {
        return new Purchase(
                customer.toCustomer(),
                currency,
                lines.stream().map(Line::toOrderLine).toList());
    }

    record Buyer(
            @NotBlank @Size(max = 64) @PlainText String id,

            @Schema(format = "email") @NotNull @DeliverableAddress @Size(min = 3, max = 254)
            String email) {

        Customer toCustomer() {
            return new Customer(id, email);
        }
    }

    record Line(
            @NotBlank @Size(max = 64) @PlainText String sku,
            @NotNull @Min(1) @Max(1_000_000) Integer quantity,

            @Schema(description = "in minor units of the currency") @NotNull @Min(0) @Max(1_000_000_000_000L)
            Long unitPrice) {

        OrderLine toOrderLine() {
            return new OrderLine(sku, quantity, unitPrice);
        }
    }
}
