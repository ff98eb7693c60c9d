/** The use cases of returns hold the transactions. */
@NullMarked
package io.eventorchestrator.orders.returns.application;

import org.jspecify.annotations.NullMarked;
