/** What can be measured about events on their way. */
@NullMarked
package io.eventorchestrator.messaging.observability;

import org.jspecify.annotations.NullMarked;
