/** Handlers of the events that this service reads. */
@NullMarked
package io.eventorchestrator.inventory.events;

import org.jspecify.annotations.NullMarked;
