package io.eventorchestrator.messaging.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/**
 * Runs work inside the caller's transaction and rolls its effect back. Tells the work's transaction callbacks that it
 * was rolled back; otherwise the surrounding transaction would run those for its commit.
 */
final class Rehearsal {

    private final TransactionOperations nested;

    /** @param nested sets a savepoint */
    Rehearsal(TransactionOperations nested) {
        this.nested = nested;
    }

    <T> T run(Supplier<T> work) {
        List<TransactionSynchronization> before = TransactionSynchronizationManager.getSynchronizations();
        try {
            return nested.execute(savepoint -> {
                savepoint.setRollbackOnly();
                return work.get();
            });
        } finally {
            rollBack(before);
        }
    }

    private static void rollBack(List<TransactionSynchronization> before) {
        List<TransactionSynchronization> added =
                new ArrayList<>(TransactionSynchronizationManager.getSynchronizations());
        added.removeAll(before);
        replaceBy(added);
        TransactionSynchronizationUtils.triggerBeforeCompletion();
        TransactionSynchronizationUtils.invokeAfterCompletion(added, TransactionSynchronization.STATUS_ROLLED_BACK);
        replaceBy(before);
    }

    private static void replaceBy(Collection<TransactionSynchronization> synchronizations) {
        TransactionSynchronizationManager.clearSynchronization();
        TransactionSynchronizationManager.initSynchronization();
        synchronizations.forEach(TransactionSynchronizationManager::registerSynchronization);
    }
}
