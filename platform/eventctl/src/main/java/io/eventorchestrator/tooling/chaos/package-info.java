/** Kills and freezes parts of a platform while orders flow, and lets an independent checker decide what came of it. */
@NullMarked
package io.eventorchestrator.tooling.chaos;

import org.jspecify.annotations.NullMarked;
