/** Lists, shows, replays, edits and discards dead letters. */
@NullMarked
package io.eventorchestrator.tooling.deadletters;

import org.jspecify.annotations.NullMarked;
