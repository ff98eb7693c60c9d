/** Writes published events to the outbox, with the correlation of the event being handled. */
@NullMarked
package io.eventorchestrator.messaging.publishing;

import org.jspecify.annotations.NullMarked;
