/** Compares contracts and schemas: what a change means for those who run both versions. */
@NullMarked
package io.eventorchestrator.tooling.contracts;

import org.jspecify.annotations.NullMarked;
