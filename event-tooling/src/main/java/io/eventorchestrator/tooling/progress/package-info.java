/** What waits in the platform, and whether it moves: asked of the broker and of the services' health. */
@NullMarked
package io.eventorchestrator.tooling.progress;

import org.jspecify.annotations.NullMarked;
