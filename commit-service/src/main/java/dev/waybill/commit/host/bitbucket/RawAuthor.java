package dev.waybill.commit.host.bitbucket;

import dev.waybill.commit.host.ComparedCommit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads an author as Git writes one: {@code Ada <ada@example.org>}. Bitbucket tells nobody else. */
final class RawAuthor {

    private RawAuthor() {}

    static ComparedCommit.Signer read(String raw, @Nullable Instant at) {
        int open = raw.lastIndexOf('<');
        int close = raw.lastIndexOf('>');
        boolean both = open >= 0 && close > open;
        String name = (both ? raw.substring(0, open) : raw).strip();
        String email = both ? raw.substring(open + 1, close).strip() : "";
        return new ComparedCommit.Signer(name.isEmpty() ? null : name, email.isEmpty() ? null : email, at);
    }
}
