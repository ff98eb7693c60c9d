/** Refunds by the payment provider, over HTTP. */
@NullMarked
package io.eventorchestrator.orders.returns.refund;

import org.jspecify.annotations.NullMarked;
