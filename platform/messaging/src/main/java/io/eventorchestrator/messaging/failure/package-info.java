/** Examines exceptions of handlers, drivers and clients, for all packages. */
@NullMarked
package io.eventorchestrator.messaging.failure;

import org.jspecify.annotations.NullMarked;
