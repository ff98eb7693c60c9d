/** Which events are told to somebody. */
@NullMarked
package io.eventorchestrator.notifications.events;

import org.jspecify.annotations.NullMarked;
