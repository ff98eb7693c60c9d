/** Any project on disk: its contracts, its specifications, and the findings in them. */
@NullMarked
package io.eventorchestrator.tooling.project;

import org.jspecify.annotations.NullMarked;
