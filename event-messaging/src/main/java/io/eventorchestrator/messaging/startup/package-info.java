/** Says in one line of the log why a service does not start, and which setting mends it. */
@NullMarked
package io.eventorchestrator.messaging.startup;

import org.jspecify.annotations.NullMarked;
