/** Works the dead letter queues: what is there, why, and what becomes of it. */
@NullMarked
package io.eventorchestrator.tooling.deadletters;

import org.jspecify.annotations.NullMarked;
