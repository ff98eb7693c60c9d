/** The events of notification-service. */
@NullMarked
package io.eventorchestrator.contracts.notifications;

import org.jspecify.annotations.NullMarked;
