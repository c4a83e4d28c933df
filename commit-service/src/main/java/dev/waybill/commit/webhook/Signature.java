package dev.waybill.commit.webhook;

/** A signature that came with a body. */
@FunctionalInterface
public interface Signature {

    /** Whether it was made with that secret over exactly that body; takes the same time whatever is wrong. */
    boolean fits(byte[] body, byte[] secret);
}
