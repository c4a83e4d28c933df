package dev.waybill.commit.mirror;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Takes whatever key a host shows when it is met for the first time, and from then on only that one. It is asked for by its type, so a host
 * that has further ones shows it again, and another type is no way around it.
 */
final class HostKeyClient implements ServerKeyDatabase {

    private final @Nullable PublicKey known;
    private volatile @Nullable PublicKey shown;

    /** @param known the key that the host showed before, in OpenSSH form; null if it is met for the first time */
    HostKeyClient(@Nullable String known) throws MirrorException {
        this.known = known == null ? null : parse(known);
    }

    /** The key that the host showed, in OpenSSH form; empty if it showed none, or another one than before. */
    Optional<String> accepted() {
        PublicKey key = shown;
        return key == null || isOther(key) ? Optional.empty() : Optional.of(PublicKeyEntry.toString(key));
    }

    /** What people are told if the host showed another key than before. */
    Optional<String> problem() {
        PublicKey before = known;
        PublicKey key = shown;
        return before == null || key == null || !isOther(key)
                ? Optional.empty()
                : Optional.of(
                        "The host shows the SSH key %s, and before it showed %s. If it was changed on purpose, enter the clone URL again."
                                .formatted(KeyUtils.getFingerPrint(key), KeyUtils.getFingerPrint(before)));
    }

    @Override
    public List<PublicKey> lookup(String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
        return known == null ? List.of() : List.of(known);
    }

    @Override
    public boolean accept(
            String connectAddress,
            InetSocketAddress remoteAddress,
            PublicKey serverKey,
            Configuration config,
            @Nullable CredentialsProvider provider) {
        shown = serverKey;
        return !isOther(serverKey);
    }

    private boolean isOther(PublicKey key) {
        return known != null && !KeyUtils.compareKeys(known, key);
    }

    private static PublicKey parse(String text) throws MirrorException {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(text)
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            throw new MirrorException(
                    "The stored key of the host cannot be read; enter the clone URL again.", unreadable);
        }
    }
}
