package dev.waybill.commit.mirror;

import java.io.Serial;

/** A repository could not be fetched or read. The message is a sentence for people and holds nothing secret. */
final class MirrorException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MirrorException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    MirrorException(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    String sentence() {
        return "" + getMessage();
    }
}
