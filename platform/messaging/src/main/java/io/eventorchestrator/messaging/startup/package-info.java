/** Explains in one log line why a service does not start, and which setting to change. */
@NullMarked
package io.eventorchestrator.messaging.startup;

import org.jspecify.annotations.NullMarked;
