package io.eventorchestrator.tooling.deadletters;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests of the ledger's end fail on an eventctl that takes a part of the ledger for the whole. */
class LedgerReadInPartIT {

    @ParameterizedTest
    @CsvSource({
        "aLetterIsReplayedOnceBehindTheTransactionOfAKilledOperator, Expected size: 1 but was: 2",
        "aDiscardedLetterStaysDiscardedBehindTheTransactionOfAKilledOperator, Expecting empty but was"
    })
    void itIsCaught(String test, String by) throws Exception {
        Class<?> mutated = new ReadingGivesUp().loadClass(LedgerEndIT.class.getName());
        Constructor<?> constructor = mutated.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object tests = constructor.newInstance();
        Method method = mutated.getDeclaredMethod(test);
        method.setAccessible(true);

        assertThatThrownBy(() -> run(method, tests))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(by);
    }

    // The bug leaves the killed operator's transaction open, and other tests would wait for it.
    @AfterEach
    void endTheTransaction() {
        try (KafkaProducer<byte[], byte[]> operator = TestLetters.hanging(LedgerEndIT.KILLED, Ledger.TOPIC)) {
            operator.abortTransaction();
        }
    }

    private static void run(Method method, Object tests) throws Throwable {
        try {
            method.invoke(tests);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }
}
