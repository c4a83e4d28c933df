package dev.waybill.ingest.limits;

import java.util.List;

/**
 * Ends the handling of a request with an answer that is not a 2xx. Nothing of such a request is published.
 *
 * <p>Details and causes are our own words and never repeat what the client sent. No stack trace is taken: refusals are ordinary, and an attacker
 * must not be able to make us pay for them.
 */
public final class Refusal extends RuntimeException {

    private final RefusalReason reason;
    private final String detail;
    private final List<String> causes;

    /**
     * @param detail what the client is told, printable ASCII
     * @param causes what led to it, outermost first
     */
    public Refusal(RefusalReason reason, String detail, String... causes) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.causes = List.of(causes);
    }

    public RefusalReason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }

    public List<String> causes() {
        return causes;
    }
}
