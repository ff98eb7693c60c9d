/** Notifications in PostgreSQL. */
@NullMarked
package io.eventorchestrator.notifications.persistence;

import org.jspecify.annotations.NullMarked;
