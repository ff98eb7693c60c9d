package io.eventorchestrator.tooling.scaffold;

import java.io.IOException;
import java.util.Map;

/** The place of a new event's record. */
sealed interface RecordPlace permits EventDomain, EventPackage {

    /** @throws io.eventorchestrator.catalogue.InvalidContract if the project's sources have no place for it */
    static RecordPlace of(EventName name, Workspace workspace) throws IOException {
        return workspace.layout().isOwn()
                ? EventDomain.of(name, workspace.edits())
                : EventPackage.of(workspace.layout(), workspace.edits());
    }

    /** Its folder, which ends in a slash. */
    String folder();

    String packageName();

    /** The interface that the record implements. */
    String parent();

    /** The import of the interface, as a line; empty if it needs none. */
    String parentImport();

    /** Tests whether the interface has this key by default. */
    boolean keyIs(String key);

    /** The components of the record with their types: those that the interface requires, and the key. */
    Map<String, String> components(String key);

    /** Edits the files beside the record. */
    void enter(Map<String, String> values) throws IOException;
}
