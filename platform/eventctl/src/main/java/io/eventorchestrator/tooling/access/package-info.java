/** What commands work on: the platform of this folder and a broker, and how long a command waits for their answers. */
@NullMarked
package io.eventorchestrator.tooling.access;

import org.jspecify.annotations.NullMarked;
