/** Examines exceptions, for all packages that meet those of handlers, drivers and clients. */
@NullMarked
package io.eventorchestrator.messaging.failure;

import org.jspecify.annotations.NullMarked;
