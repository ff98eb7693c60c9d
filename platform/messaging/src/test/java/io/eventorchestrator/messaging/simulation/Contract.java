package io.eventorchestrator.messaging.simulation;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.envelope.EventCodec;
import java.util.Map;

/**
 * The parts that all instances of a run share.
 *
 * @param replays how often each event was replayed so far, by its id; a handler may succeed only then
 * @param pace how often the instances look for work
 */
record Contract(Catalogue catalogue, EventCodec codec, Map<String, Integer> replays, Pace pace) {}
