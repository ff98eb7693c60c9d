/** Sends failed events to the dead letter topic of their subscription. */
@NullMarked
package io.eventorchestrator.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
