package dev.waybill.commit.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/** Takes the key that a host shows first, and from then on no other one of the same kind. */
final class PinnedKeysClient implements ServerKeyDatabase {

    private final Path file;

    PinnedKeysClient(Path file) {
        this.file = file;
    }

    @Override
    public List<PublicKey> lookup(String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
        return List.of();
    }

    @Override
    public boolean accept(
            String connectAddress,
            InetSocketAddress remoteAddress,
            PublicKey serverKey,
            Configuration config,
            @Nullable CredentialsProvider provider) {
        String place = connectAddress + " " + KeyUtils.getKeyType(serverKey) + " ";
        String shown = place + KeyUtils.getFingerPrint(serverKey);
        try {
            List<String> known = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (known.stream().anyMatch(line -> line.startsWith(place))) {
                return known.contains(shown);
            }
            Files.writeString(
                    file, shown + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
