/** Bounds what a connection to the database may wait for, plans statements, and tells whether the database answers. */
@NullMarked
package io.eventorchestrator.messaging.database;

import org.jspecify.annotations.NullMarked;
