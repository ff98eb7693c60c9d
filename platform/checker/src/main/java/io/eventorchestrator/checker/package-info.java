/**
 * Records what a run of the platform did, from the outside, and decides whether its guarantees held. Shares no code
 * with the platform.
 */
@NullMarked
package io.eventorchestrator.checker;

import org.jspecify.annotations.NullMarked;
