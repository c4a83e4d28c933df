package dev.waybill.commit.webhook;

/** What came with a body to show who sent it: a signature, or a secret word. */
@FunctionalInterface
public interface Signature {

    /** Whether it was made with that secret over exactly that body; takes the same time whatever is wrong. */
    boolean fits(byte[] body, byte[] secret);
}
