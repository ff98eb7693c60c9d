/** Handlers of the events that this service reads. */
@NullMarked
package io.eventorchestrator.orders.events;

import org.jspecify.annotations.NullMarked;
