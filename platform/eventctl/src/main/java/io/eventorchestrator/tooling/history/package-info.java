/** Checks recorded runs. */
@NullMarked
package io.eventorchestrator.tooling.history;

import org.jspecify.annotations.NullMarked;
