/** Checks a project: its contract, specifications, code, sidecars and ways of running agree, and follow the rules. */
@NullMarked
package io.eventorchestrator.tooling.check;

import org.jspecify.annotations.NullMarked;
