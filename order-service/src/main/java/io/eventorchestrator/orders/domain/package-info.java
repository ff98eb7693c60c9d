/** What an order decides. Knows no Spring. */
@NullMarked
package io.eventorchestrator.orders.domain;

import org.jspecify.annotations.NullMarked;
