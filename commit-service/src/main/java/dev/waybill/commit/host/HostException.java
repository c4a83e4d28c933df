package dev.waybill.commit.host;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A host did not do what it was asked. The message is a sentence for people and holds nothing secret. */
public final class HostException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final HostProblem problem;
    private final @Nullable Duration retryAfter;

    public HostException(HostProblem problem, String sentence) {
        this(problem, sentence, null, null);
    }

    public HostException(
            HostProblem problem, String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public HostProblem problem() {
        return problem;
    }

    /** The sentence. */
    public String sentence() {
        return "" + getMessage();
    }

    /** How long the host wants to be left alone; null if it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
