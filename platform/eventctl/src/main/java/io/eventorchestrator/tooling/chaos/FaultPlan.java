package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.KillablePart.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The endless sequence of steps that follows from a seed. It goes in rounds, each with every named point and enough
 * kills for a decision, so that a short run has them, too.
 */
final class FaultPlan implements Iterator<Step> {

    private static final int KILLS = 6;
    private static final int FREEZES = 3;
    private static final int SHORTEST_MS = 500;
    private static final int LONGEST_MS = 3_000;

    private final RandomGenerator random;
    private final Deque<Step> round = new ArrayDeque<>();
    private final Deque<Kind> kills = new ArrayDeque<>();
    private final Deque<Kind> freezes = new ArrayDeque<>();

    FaultPlan(long seed) {
        // Another kind begins alike for neighbouring seeds.
        this.random = new SplittableRandom(seed);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Step next() {
        if (round.isEmpty()) {
            beginRound();
        }
        return round.remove();
    }

    // A replay comes last, because a letter needs its attempts first.
    private void beginRound() {
        List<NamedPoint> points =
                new ArrayList<>(List.of(NamedPoint.AFTER_COMMIT, NamedPoint.AFTER_PUBLISH, NamedPoint.AFTER_EFFECT));
        Collections.shuffle(points, random);
        points.add(NamedPoint.IN_A_REPLAY);
        List<Step> others = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            others.add(new Step.Kill(draw(kills), random.nextInt(Integer.MAX_VALUE)));
        }
        for (int i = 0; i < FREEZES; i++) {
            others.add(new Step.Freeze(draw(freezes), random.nextInt(Integer.MAX_VALUE), time()));
        }
        Collections.shuffle(others, random);
        // It goes on beside the other steps.
        add(new Step.Roll(random.nextInt(Integer.MAX_VALUE)));
        interleave(points, others);
    }

    private void interleave(List<NamedPoint> points, List<Step> others) {
        int each = others.size() / points.size();
        Iterator<Step> rest = others.iterator();
        for (NamedPoint point : points) {
            for (int i = 0; i < each; i++) {
                add(rest.next());
            }
            add(new Step.At(point, random.nextInt(Integer.MAX_VALUE)));
        }
        rest.forEachRemaining(this::add);
    }

    private void add(Step step) {
        round.add(step);
        round.add(new Step.Pause(time()));
    }

    private Duration time() {
        return Duration.ofMillis(random.nextInt(SHORTEST_MS, LONGEST_MS));
    }

    // Each kind in turn, so that no run forgets one.
    private Kind draw(Deque<Kind> deck) {
        if (deck.isEmpty()) {
            List<Kind> kinds = new ArrayList<>(Arrays.asList(Kind.values()));
            Collections.shuffle(kinds, random);
            deck.addAll(kinds);
        }
        return deck.remove();
    }
}
