/** Returns of confirmed orders: approval, goods back in stock, refund, and their compensations. */
@NullMarked
package io.eventorchestrator.orders.returns;

import org.jspecify.annotations.NullMarked;
