/** {@code eventctl run}: one service from its sources, beside the platform that runs here. */
@NullMarked
package io.eventorchestrator.tooling.development;

import org.jspecify.annotations.NullMarked;
