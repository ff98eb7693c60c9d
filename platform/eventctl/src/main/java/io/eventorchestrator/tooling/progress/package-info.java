/** Shows what waits in the platform and whether it makes progress, from the broker and the services' health. */
@NullMarked
package io.eventorchestrator.tooling.progress;

import org.jspecify.annotations.NullMarked;
