package dev.waybill.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Wakes the relay when the running transaction has committed, once, however many facts it appended. */
@Singleton
final class AfterCommit {

    private final TransactionSynchronizationRegistry transaction;
    private final RelayBell bell;

    AfterCommit(TransactionSynchronizationRegistry transaction, RelayBell bell) {
        this.transaction = transaction;
        this.bell = bell;
    }

    void wakeRelay() {
        if (transaction.getResource(AfterCommit.class) == null) {
            transaction.putResource(AfterCommit.class, true);
            transaction.registerInterposedSynchronization(new Wake());
        }
    }

    private final class Wake implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                bell.ring();
            }
        }
    }
}
