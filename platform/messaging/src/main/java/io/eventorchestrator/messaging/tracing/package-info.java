/** Observes published and handled events, and carries their traces in CloudEvents attributes. */
@NullMarked
package io.eventorchestrator.messaging.tracing;

import org.jspecify.annotations.NullMarked;
