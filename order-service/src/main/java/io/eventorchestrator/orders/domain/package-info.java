/** The domain: orders and their states. Free of Spring. */
@NullMarked
package io.eventorchestrator.orders.domain;

import org.jspecify.annotations.NullMarked;
