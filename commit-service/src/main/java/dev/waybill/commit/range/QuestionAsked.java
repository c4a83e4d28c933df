package dev.waybill.commit.range;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.ReleaseFact.CommitsRequested;

/** Fired in the transaction in which a question about one of an organisation's own repositories is taken in. */
public record QuestionAsked(CommitsRequested question) {

    public QuestionAsked {
        requireNonNull(question, "question");
    }
}
