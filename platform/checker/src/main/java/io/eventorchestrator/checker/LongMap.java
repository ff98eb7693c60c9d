package io.eventorchestrator.checker;

import java.util.function.LongConsumer;

/**
 * A map of 64-bit fingerprints to numbers other than 0, in little memory: a history has millions of events. Two
 * different things among a million have the same fingerprint in about one of 40 million histories.
 */
final class LongMap {

    private static final int FIRST_SIZE = 1 << 10;

    private long[] keys = new long[FIRST_SIZE];
    private long[] values = new long[FIRST_SIZE];
    private int size;

    /** @return 0 if there is none */
    long get(long key) {
        return values[slot(key)];
    }

    /** @param value not 0 */
    void put(long key, long value) {
        int slot = slot(key);
        size += values[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        values[slot] = value;
        if (size * 6L > keys.length * 5L) {
            grow();
        }
    }

    /** @return whether the key was new */
    boolean add(long key) {
        boolean isNew = get(key) == 0;
        put(key, 1);
        return isNew;
    }

    int size() {
        return size;
    }

    void forEachValue(LongConsumer each) {
        for (long value : values) {
            if (value != 0) {
                each.accept(value);
            }
        }
    }

    private int slot(long key) {
        int slot = (int) Math.unsignedMultiplyHigh(key, keys.length);
        while (values[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 == keys.length ? 0 : slot + 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length / 4 * 5];
        values = new long[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }
}
