/** Converts events to CloudEvents and back, or gives the reason why a record can't be read. */
@NullMarked
package io.eventorchestrator.messaging.envelope;

import org.jspecify.annotations.NullMarked;
