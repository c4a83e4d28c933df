package dev.waybill.release.member;

import java.time.Instant;

/** A link whose opening proves an address. */
record ConfirmationView(String email, String link, Instant expiresAt) {

    @Override
    public String toString() {
        return "ConfirmationView[expiresAt=" + expiresAt + "]";
    }
}
