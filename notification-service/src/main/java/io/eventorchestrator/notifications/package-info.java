/** Notifies customers, sales and the warehouse. */
@NullMarked
package io.eventorchestrator.notifications;

import org.jspecify.annotations.NullMarked;
