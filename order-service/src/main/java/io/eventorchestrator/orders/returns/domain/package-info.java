/** A return of goods decides how it goes on; free of frameworks. */
@NullMarked
package io.eventorchestrator.orders.returns.domain;

import org.jspecify.annotations.NullMarked;
