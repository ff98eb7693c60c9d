package io.eventorchestrator.orders.returns.workflow;

import io.dapr.durabletask.TaskOrchestration;
import io.dapr.durabletask.orchestration.TaskOrchestrationFactory;
import io.dapr.workflows.Workflow;
import io.dapr.workflows.runtime.DefaultWorkflowContext;
import java.util.List;

/**
 * A version of a workflow's code. An instance goes on with the version with which it began; a new one begins with the
 * latest. An instance whose version a release lacks stalls, and the watchdog starts another run.
 */
record WorkflowVersion(String name, String version, boolean isLatest, Workflow workflow)
        implements TaskOrchestrationFactory {

    /** The versions that may still have instances. */
    static List<WorkflowVersion> all() {
        return List.of(version("1", true));
    }

    private static WorkflowVersion version(String version, boolean isLatest) {
        return new WorkflowVersion(ReturnWorkflow.NAME, version, isLatest, new ReturnWorkflow(version));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getVersionName() {
        return version;
    }

    @Override
    public Boolean isLatestVersion() {
        return isLatest;
    }

    @Override
    public TaskOrchestration create() {
        return context -> workflow.run(new DefaultWorkflowContext(context, workflow.getClass()));
    }
}
