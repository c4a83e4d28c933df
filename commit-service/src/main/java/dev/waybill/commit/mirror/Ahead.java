package dev.waybill.commit.mirror;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next piece of work ready in another thread while the one before is used: one piece and no more, so memory stays bounded. For one
 * thread.
 */
final class Ahead<T> implements AutoCloseable {

    /** Where pieces come from; asked by one thread at a time. */
    @FunctionalInterface
    interface Source<T> {

        /** The next piece; null if there are no more. */
        @Nullable
        T next() throws IOException;
    }

    private final ExecutorService threads;
    private final Source<T> source;
    private Future<@Nullable T> coming;

    /** Begins with the first piece. */
    Ahead(ExecutorService threads, Source<T> source) {
        this.threads = threads;
        this.source = source;
        this.coming = threads.submit(source::next);
    }

    /**
     * The next piece; null if there are no more.
     *
     * @throws IOException if the source failed so; its unchecked exceptions are thrown as they are
     */
    @Nullable
    T next() throws IOException {
        T ready = result();
        if (ready != null) {
            coming = threads.submit(source::next);
        }
        return ready;
    }

    private @Nullable T result() throws IOException {
        await();
        if (coming.state() == Future.State.SUCCESS) {
            return coming.resultNow();
        }
        switch (coming.exceptionNow()) {
            case IOException failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable failure -> throw new IllegalStateException(failure);
        }
    }

    /** Returns when nobody asks the source any more, even if this thread was told to stop: who closes then closes what the source reads. */
    private void await() {
        boolean interrupted = false;
        while (!coming.isDone()) {
            try {
                coming.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        await();
    }
}
