/** {@code eventctl saga}: lists and shows returns, and orders what an operator wants of them. */
@NullMarked
package io.eventorchestrator.tooling.saga;

import org.jspecify.annotations.NullMarked;
