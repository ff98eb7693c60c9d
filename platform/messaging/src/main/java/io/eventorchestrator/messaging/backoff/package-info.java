/** Delays between attempts, for the library's loops and those of services. */
@NullMarked
package io.eventorchestrator.messaging.backoff;

import org.jspecify.annotations.NullMarked;
