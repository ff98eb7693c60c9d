/** The ways to reach people. */
@NullMarked
package io.eventorchestrator.notifications.channels;

import org.jspecify.annotations.NullMarked;
