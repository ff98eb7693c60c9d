package io.eventorchestrator.tooling.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.platform.KillablePart.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {

    private static final int MANY = 200;
    private static final int ROUND = 28;

    @Test
    void theSameSeedChoosesTheSameSteps() {
        assertThat(steps(7, MANY)).isEqualTo(steps(7, MANY)).isNotEqualTo(steps(8, MANY));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneRoundHasWhatADecisionNeeds(long seed) {
        List<Step> round = steps(seed, ROUND);

        List<NamedPoint> points =
                kinds(round, Step.At.class).map(Step.At::point).toList();
        assertThat(points).containsExactlyInAnyOrder(NamedPoint.values());
        List<Kind> killed = kinds(round, Step.Kill.class).map(Step.Kill::kind).toList();
        assertThat(points.size() + killed.size()).isGreaterThanOrEqualTo(FaultLog.LEAST_KILLS);
        assertThat(killed).as("each kind once").containsExactlyInAnyOrder(Kind.values());
        assertThat(kinds(round, Step.Roll.class)).hasSize(1);
    }

    @Test
    void everyKindIsFrozenInTheLongRun() {
        assertThat(kinds(steps(1, MANY), Step.Freeze.class).map(Step.Freeze::kind))
                .containsAll(Arrays.asList(Kind.values()));
    }

    private static <S extends Step> Stream<S> kinds(List<Step> steps, Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static List<Step> steps(long seed, int count) {
        FaultPlan plan = new FaultPlan(seed);
        List<Step> steps = new ArrayList<>();
        while (steps.size() < count) {
            steps.add(plan.next());
        }
        return steps;
    }
}
