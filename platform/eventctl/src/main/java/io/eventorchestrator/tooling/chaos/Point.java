package io.eventorchestrator.tooling.chaos;

/** Kills a process at a named point. */
interface Point {

    NamedPoint name();

    /**
     * Brings the platform to the point and kills there.
     *
     * @param pick a random number for the choice of the process
     * @return whether the point was reached
     */
    boolean reach(int pick);
}
