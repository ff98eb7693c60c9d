/** Metrics, health and progress of messaging. */
@NullMarked
package io.eventorchestrator.messaging.observability;

import org.jspecify.annotations.NullMarked;
