/** Publishes the events of returns. */
@NullMarked
package io.eventorchestrator.orders.returns.events;

import org.jspecify.annotations.NullMarked;
