/** Handlers of the events that cause notifications. */
@NullMarked
package io.eventorchestrator.notifications.events;

import org.jspecify.annotations.NullMarked;
