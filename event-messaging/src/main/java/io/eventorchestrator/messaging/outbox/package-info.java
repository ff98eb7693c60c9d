/** Stores events in the caller's transaction and relays them, in the order of their key, once it has committed. */
@NullMarked
package io.eventorchestrator.messaging.outbox;

import org.jspecify.annotations.NullMarked;
