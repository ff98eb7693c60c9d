/** Orders in PostgreSQL. */
@NullMarked
package io.eventorchestrator.orders.persistence;

import org.jspecify.annotations.NullMarked;
