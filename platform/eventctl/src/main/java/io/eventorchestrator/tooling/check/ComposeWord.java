package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;

/** A word of a command, or the value of a variable, in a compose file. */
record ComposeWord(String text, Source source) {}
