/** The CloudEvents envelope: events to bytes, and bytes to events or to the reason why not. */
@NullMarked
package io.eventorchestrator.messaging.envelope;

import org.jspecify.annotations.NullMarked;
