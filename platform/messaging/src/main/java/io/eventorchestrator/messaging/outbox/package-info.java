/** Stores events in the caller's transaction and publishes them after the commit, in the order of their key. */
@NullMarked
package io.eventorchestrator.messaging.outbox;

import org.jspecify.annotations.NullMarked;
