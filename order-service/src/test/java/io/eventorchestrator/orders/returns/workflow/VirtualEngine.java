package io.eventorchestrator.orders.returns.workflow;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import io.dapr.durabletask.JacksonDataConverter;
import io.dapr.durabletask.TaskActivityExecutor;
import io.dapr.durabletask.TaskActivityFactory;
import io.dapr.durabletask.TaskOrchestrationExecutor;
import io.dapr.durabletask.TaskOrchestratorResult;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.CreateTimerAction;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.EventRaisedEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationVersion;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestratorAction;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.ScheduleTaskAction;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.TaskCompletedEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.TaskFailedEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.TimerCreatedEvent;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.TimerFiredEvent;
import io.dapr.durabletask.orchestration.TaskOrchestrationFactories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one workflow by the SDK's own executor, on virtual time. Each turn replays the whole history, as Dapr's engine
 * does, so a workflow that is not deterministic fails here, too.
 */
final class VirtualEngine {

    private static final Logger LOG = Logger.getLogger(VirtualEngine.class.getName());
    private static final Duration LONGEST_TIMER = Duration.ofDays(3);

    private final JacksonDataConverter json = new JacksonDataConverter();
    private final TaskActivityExecutor activities;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<HistoryEvent> arrived = new ArrayList<>();
    private final SortedMap<Instant, List<Integer>> timers = new TreeMap<>();
    private TaskOrchestrationExecutor executor;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable OrchestrationVersion version;
    private @Nullable OrchestrationStatus end;

    VirtualEngine(List<WorkflowVersion> versions, List<TaskActivityFactory> activities) {
        Map<String, TaskActivityFactory> named = new HashMap<>();
        activities.forEach(activity -> named.put(activity.getName(), activity));
        this.activities = new TaskActivityExecutor(new HashMap<>(named), json, LOG);
        this.executor = executor(versions);
    }

    private TaskOrchestrationExecutor executor(List<WorkflowVersion> versions) {
        TaskOrchestrationFactories factories = new TaskOrchestrationFactories();
        versions.forEach(factories::addOrchestration);
        return new TaskOrchestrationExecutor(factories, json, LONGEST_TIMER, LOG, "");
    }

    Instant now() {
        return now;
    }

    /** The workflow's outcome; null until it ends. */
    @Nullable
    OrchestrationStatus end() {
        return end;
    }

    /** Starts the workflow, and runs it until it waits or ends. */
    void start(String name, Object input) {
        arrived.add(event().setExecutionStarted(ExecutionStartedEvent.newBuilder()
                        .setName(name)
                        .setOrchestrationInstance(
                                OrchestrationInstance.newBuilder().setInstanceId("return-7"))
                        .setInput(StringValue.of(json.serialize(input))))
                .build());
        run();
    }

    /** Replaces the code, as a new release does. */
    void release(List<WorkflowVersion> versions) {
        executor = executor(versions);
    }

    /** Sends an event to the workflow. */
    void raise(String name) {
        arrived.add(event().setEventRaised(EventRaisedEvent.newBuilder().setName(name))
                .build());
        run();
    }

    /** Lets timers fire, in their order, for the given time. */
    void elapse(Duration time) {
        Instant until = now.plus(time);
        while (end == null && !timers.isEmpty() && !timers.firstKey().isAfter(until)) {
            fireNext();
        }
        now = until;
    }

    /** Lets timers fire until the workflow has ended. */
    void toTheEnd() {
        while (end == null && !timers.isEmpty()) {
            fireNext();
        }
    }

    private void fireNext() {
        Instant due = timers.firstKey();
        now = due.isAfter(now) ? due : now;
        Objects.requireNonNull(timers.remove(due))
                .forEach(id -> arrived.add(event().setTimerFired(
                                TimerFiredEvent.newBuilder().setTimerId(id).setFireAt(timestamp(due)))
                        .build()));
        run();
    }

    private void run() {
        while (!arrived.isEmpty() && end == null) {
            turn();
        }
    }

    private void turn() {
        TaskOrchestratorResult result = executor.execute(history, arrivedIn(version));
        if (isStalled(result)) {
            end = OrchestrationStatus.ORCHESTRATION_STATUS_STALLED;
            return;
        }
        version = OrchestrationVersion.newBuilder()
                .setName(result.getVersion())
                .addAllPatches(result.getPatches())
                .build();
        history.addAll(arrivedIn(version));
        arrived.clear();
        result.getActions().forEach(this::perform);
    }

    private List<HistoryEvent> arrivedIn(@Nullable OrchestrationVersion known) {
        OrchestratorStartedEvent.Builder started = OrchestratorStartedEvent.newBuilder();
        List<HistoryEvent> events = new ArrayList<>();
        events.add(event().setOrchestratorStarted(known == null ? started : started.setVersion(known))
                .build());
        events.addAll(arrived);
        return events;
    }

    private static boolean isStalled(TaskOrchestratorResult result) {
        return result.getActions().stream()
                .anyMatch(action -> action.getCompleteOrchestration().getOrchestrationStatus()
                        == OrchestrationStatus.ORCHESTRATION_STATUS_STALLED);
    }

    /** Gives a stalled workflow another try, as a restarted service does. */
    void retry() {
        end = null;
        run();
    }

    private void perform(OrchestratorAction action) {
        switch (action.getOrchestratorActionTypeCase()) {
            case SCHEDULETASK -> schedule(action.getId(), action.getScheduleTask());
            case CREATETIMER -> create(action.getId(), action.getCreateTimer());
            case COMPLETEORCHESTRATION ->
                end = action.getCompleteOrchestration().getOrchestrationStatus();
            default -> throw new IllegalStateException(action.toString());
        }
    }

    private void schedule(int id, ScheduleTaskAction task) {
        history.add(event().setEventId(id)
                .setTaskScheduled(TaskScheduledEvent.newBuilder().setName(task.getName()))
                .build());
        arrived.add(outcome(id, task));
    }

    @SuppressWarnings("CatchingUnchecked")
    private HistoryEvent outcome(int id, ScheduleTaskAction task) {
        try {
            String result = activities.execute(task.getName(), task.getInput().getValue(), "", id, "");
            TaskCompletedEvent.Builder completed =
                    TaskCompletedEvent.newBuilder().setTaskScheduledId(id);
            return event().setTaskCompleted(result == null ? completed : completed.setResult(StringValue.of(result)))
                    .build();
        } catch (Throwable failed) {
            return event().setTaskFailed(TaskFailedEvent.newBuilder()
                            .setTaskScheduledId(id)
                            .setFailureDetails(TaskFailureDetails.newBuilder()
                                    .setErrorType(failed.getClass().getName())
                                    .setErrorMessage(Objects.requireNonNull(failed.getMessage()))))
                    .build();
        }
    }

    private void create(int id, CreateTimerAction timer) {
        history.add(event().setEventId(id)
                .setTimerCreated(TimerCreatedEvent.newBuilder().setFireAt(timer.getFireAt()))
                .build());
        Instant due = Instant.ofEpochSecond(
                timer.getFireAt().getSeconds(), timer.getFireAt().getNanos());
        timers.computeIfAbsent(due, at -> new ArrayList<>()).add(id);
    }

    private HistoryEvent.Builder event() {
        return HistoryEvent.newBuilder().setEventId(-1).setTimestamp(timestamp(now));
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
