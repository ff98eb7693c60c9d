/** Observes published and handled events and calls, and carries their traces in CloudEvents attributes and headers. */
@NullMarked
package io.eventorchestrator.messaging.tracing;

import org.jspecify.annotations.NullMarked;
