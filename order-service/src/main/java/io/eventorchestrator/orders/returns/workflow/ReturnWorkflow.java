package io.eventorchestrator.orders.returns.workflow;

import io.dapr.workflows.Workflow;
import io.dapr.workflows.WorkflowContext;
import io.dapr.workflows.WorkflowStub;
import java.util.Objects;
import java.util.UUID;

/**
 * Conducts a return: asks for its next work and has it done, until nothing is left. The return's row decides
 * everything, so a workflow that starts anew goes on where the row says.
 *
 * <p>Instances run for days, and the engine replays their histories. So a change that alters which activities follow
 * each other is a new {@link WorkflowVersion} beside this one, or asks {@link WorkflowContext#isPatched}.
 */
record ReturnWorkflow(String version) implements Workflow {

    static final String NAME = "return";

    @Override
    public WorkflowStub create() {
        return this::conduct;
    }

    private void conduct(WorkflowContext context) {
        UUID id = UUID.fromString(Objects.requireNonNull(context.getInput(String.class)));
        new Conductor(context, id, version).conduct();
        // Without this, an instance whose timer is still set would stay RUNNING.
        context.complete(null);
    }
}
