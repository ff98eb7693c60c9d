package io.eventorchestrator.catalogue.compatibility;

import java.util.List;

/** One of several cases: schemas that hold in it, and schemas that don't. */
record Alternative(List<SchemaNode> holding, List<SchemaNode> failing) {}
