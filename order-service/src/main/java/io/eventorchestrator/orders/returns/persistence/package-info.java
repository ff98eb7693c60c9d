/** Returns in PostgreSQL. */
@NullMarked
package io.eventorchestrator.orders.returns.persistence;

import org.jspecify.annotations.NullMarked;
