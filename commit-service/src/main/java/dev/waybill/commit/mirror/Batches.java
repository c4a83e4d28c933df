package dev.waybill.commit.mirror;

import dev.waybill.commit.graph.ImportedCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads commits in pieces of which each goes into one transaction and is bounded in memory. For one thread at a time. */
final class Batches implements Ahead.Source<List<ImportedCommit>> {

    /** So many take some tens of milliseconds to store; meanwhile the repository's pushes and questions wait. */
    static final int MOST_COMMITS = 400;

    static final int MOST_FILES = 4_000;
    static final int MOST_CHARACTERS = 2_000_000;

    private static final int LOOKED_FOR = 1_000;

    /** Reads one commit. */
    @FunctionalInterface
    interface Reader {

        ImportedCommit read(String sha) throws IOException;
    }

    private final List<String> shas;
    private final UnaryOperator<List<String>> missing;
    private final Reader reader;
    private Iterator<String> wanted = List.<String>of().iterator();
    private int lookedFor;

    /**
     * Pieces of some commits.
     *
     * @param shas parents before children
     * @param missing which of some have not been stored yet, in their order
     */
    Batches(List<String> shas, UnaryOperator<List<String>> missing, Reader reader) {
        this.shas = shas;
        this.missing = missing;
        this.reader = reader;
    }

    @Override
    public @Nullable List<ImportedCommit> next() throws IOException {
        List<ImportedCommit> batch = new ArrayList<>(MOST_COMMITS);
        int files = 0;
        int characters = 0;
        while (batch.size() < MOST_COMMITS && files < MOST_FILES && characters < MOST_CHARACTERS && isAnyWanted()) {
            ImportedCommit commit = reader.read(wanted.next());
            batch.add(commit);
            files += commit.files().size();
            characters += commit.message().length();
        }
        return batch.isEmpty() ? null : batch;
    }

    private boolean isAnyWanted() {
        while (!wanted.hasNext() && lookedFor < shas.size()) {
            int end = Math.min(lookedFor + LOOKED_FOR, shas.size());
            wanted = missing.apply(shas.subList(lookedFor, end)).iterator();
            lookedFor = end;
        }
        return wanted.hasNext();
    }
}
