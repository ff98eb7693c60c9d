package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.ReplicatedPlatform;
import io.eventorchestrator.tooling.chaos.Shop.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** A customer who orders, cancels and sends back by the numbers of a seed. */
final class Customer implements Runnable {

    private static final int NANOS_PER_MS = 1_000_000;
    private static final int SHORTEST_MS = 100;
    private static final int LONGEST_MS = 900;

    private final int number;
    private final RandomGenerator random;
    private final Shop shop;
    private final BooleanSupplier open;
    private final List<Placed> placed = new ArrayList<>();

    /** @param open whether the shop still takes orders */
    Customer(int number, long seed, Shop shop, BooleanSupplier open) {
        this.number = number;
        this.random = new SplittableRandom(seed * 1_000 + number);
        this.shop = shop;
        this.open = open;
    }

    private record Placed(String id, String sku) {}

    /** Everything is drawn before it is used, so that no answer changes what is drawn next. */
    private record Choice(int action, int instance, List<String> skus, int quantity, int price, int pick) {}

    @Override
    public void run() {
        for (int i = 0; open.getAsBoolean(); i++) {
            Choice choice = new Choice(
                    random.nextInt(10),
                    1 + random.nextInt(ReplicatedPlatform.INSTANCES),
                    Goods.some(random),
                    1 + random.nextInt(3),
                    100 * (1 + random.nextInt(9)),
                    random.nextInt(Integer.MAX_VALUE));
            act(choice, "customer-" + number + "-" + i);
            LockSupport.parkNanos((long) random.nextInt(SHORTEST_MS, LONGEST_MS) * NANOS_PER_MS);
        }
    }

    private void act(Choice choice, String id) {
        if (choice.action() < 7 || placed.isEmpty()) {
            place(choice, id);
        } else if (choice.action() == 7) {
            // The newest often is not confirmed yet.
            shop.cancel(choice.instance(), id, placed.removeLast().id());
        } else {
            Placed order = placed.get(choice.pick() % placed.size());
            shop.sendBack(choice.instance(), id, order.id(), Goods.sentBack(order.sku()));
        }
    }

    // Once more at the other instance, with the same key: the first attempt may have had its effect.
    private void place(Choice choice, String id) {
        String order = Goods.order(number, choice.skus(), choice.quantity(), choice.price());
        Optional<Answer> answer = shop.place(choice.instance(), id, order)
                .or(() -> shop.place(1 + choice.instance() % ReplicatedPlatform.INSTANCES, id, order));
        answer.filter(Answer::isGood)
                .map(good -> good.json().path("id").asString(""))
                .ifPresent(accepted ->
                        placed.add(new Placed(accepted, choice.skus().getFirst())));
    }
}
