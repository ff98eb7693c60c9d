/** Decides when parked events are retried, and retries the keys that are due. */
@NullMarked
package io.eventorchestrator.messaging.retry;

import org.jspecify.annotations.NullMarked;
