/** A payment provider for trying out returns. */
@NullMarked
package io.eventorchestrator.tooling.refunds;

import org.jspecify.annotations.NullMarked;
