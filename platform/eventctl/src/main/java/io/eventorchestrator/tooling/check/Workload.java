package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;

/** An application with a sidecar, as one way of running declares it. */
record Workload(String app, Source source) {}
