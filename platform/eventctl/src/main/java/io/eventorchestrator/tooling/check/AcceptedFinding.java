package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Finding;

/** A finding and the entry that accepts it. */
record AcceptedFinding(Finding finding, Acceptance by) {}
