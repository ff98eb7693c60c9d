package io.eventorchestrator.tooling.contracts;

/**
 * A difference between two contracts.
 *
 * @param subject topic or group
 * @param what changed, in words
 * @param isBreaking whether it needs more than a release of the services
 */
record Change(String subject, String what, boolean isBreaking) {}
