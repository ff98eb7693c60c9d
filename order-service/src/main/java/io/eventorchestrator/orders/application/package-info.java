/** The use cases, each in one transaction. */
@NullMarked
package io.eventorchestrator.orders.application;

import org.jspecify.annotations.NullMarked;
