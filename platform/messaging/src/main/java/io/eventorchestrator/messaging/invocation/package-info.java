/** Calls to other services through the sidecar, for the rare case in which an event is not enough. */
@NullMarked
package io.eventorchestrator.messaging.invocation;

import org.jspecify.annotations.NullMarked;
