/** {@code eventctl verify}: sends probes through a running platform and follows them to every consumer group. */
@NullMarked
package io.eventorchestrator.tooling.verification;

import org.jspecify.annotations.NullMarked;
