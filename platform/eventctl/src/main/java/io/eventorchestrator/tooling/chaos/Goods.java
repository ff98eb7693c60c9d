package io.eventorchestrator.tooling.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The goods of the run: some that last, some that run out, and some whose reservation fails until it is repaired. */
final class Goods {

    private static final int LASTING = 6;
    private static final int SCARCE = 3;
    private static final int REFUSED = 20;
    private static final int MANY = 100_000;
    private static final int FEW = 12;
    private static final int MOST_LINES = 3;
    private static final String ORDER = """
            {"customer":{"id":"c-%d","email":"c-%d@example.com"},"currency":"EUR","lines":[%s]}""";
    private static final String LINE = """
            {"sku":"%s","quantity":%d,"unitPrice":%d}""";

    private Goods() {}

    /** The quantity on hand by SKU. */
    static Map<String, Integer> all() {
        Map<String, Integer> stock = new LinkedHashMap<>();
        IntStream.range(0, LASTING).forEach(i -> stock.put("LASTING-" + i, MANY));
        IntStream.range(0, SCARCE).forEach(i -> stock.put("SCARCE-" + i, FEW));
        IntStream.range(0, REFUSED).forEach(i -> stock.put(refused(i), FEW));
        return stock;
    }

    static String refused(int number) {
        return "REFUSED-" + number;
    }

    /** One to three different SKUs. */
    static List<String> some(RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(MOST_LINES))
                .mapToObj(line -> any(random))
                .distinct()
                .toList();
    }

    private static String any(RandomGenerator random) {
        int pick = random.nextInt(LASTING * 2 + SCARCE);
        return pick < LASTING * 2 ? "LASTING-" + pick % LASTING : "SCARCE-" + (pick - LASTING * 2);
    }

    /** The body of an order, small enough for returns without a person. */
    static String order(int customer, List<String> skus, int quantity, int price) {
        String lines =
                skus.stream().map(sku -> LINE.formatted(sku, quantity, price)).collect(Collectors.joining(","));
        return ORDER.formatted(customer, customer, lines);
    }

    static String sentBack(String sku) {
        return "{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}],\"reason\":\"chaos\"}".formatted(sku);
    }
}
