/** Takes orders, and follows what the warehouse and the notifications say of them. */
@NullMarked
package io.eventorchestrator.orders;

import org.jspecify.annotations.NullMarked;
