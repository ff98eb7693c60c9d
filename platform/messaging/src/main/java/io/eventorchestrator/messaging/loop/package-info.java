/** Threads that repeat a round of work. */
@NullMarked
package io.eventorchestrator.messaging.loop;

import org.jspecify.annotations.NullMarked;
