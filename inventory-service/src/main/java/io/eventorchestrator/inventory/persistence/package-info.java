/** Stock and reservations in PostgreSQL. */
@NullMarked
package io.eventorchestrator.inventory.persistence;

import org.jspecify.annotations.NullMarked;
