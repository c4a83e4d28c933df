package dev.waybill.commit.host.outward;

import java.io.Serial;
import java.net.UnknownHostException;

/** A call may not go there. The message is a sentence for people; it does not tell what an address resolved to. */
public final class RefusedAddressException extends UnknownHostException {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String sentence) {
        super(sentence);
    }
}
