/** Loops that delete or expire rows that have outlived their time. */
@NullMarked
package io.eventorchestrator.messaging.sweep;

import org.jspecify.annotations.NullMarked;
