package io.eventorchestrator.tooling.specs;

import io.eventorchestrator.tooling.project.Source;

/** A sentence of prose, with code in backticks. */
public record Sentence(String text, Source source) {}
