/** Stock, reservations and returns in PostgreSQL. */
@NullMarked
package io.eventorchestrator.inventory.persistence;

import org.jspecify.annotations.NullMarked;
