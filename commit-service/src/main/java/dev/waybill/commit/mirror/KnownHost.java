package dev.waybill.commit.mirror;

import static java.util.Objects.requireNonNull;

/**
 * A host that was fetched from by ssh, and the key that it showed.
 *
 * @param address name and port, as the clone URL has them
 * @param key the host's public key as OpenSSH writes it: its type and its base64
 */
record KnownHost(String address, String key) {

    KnownHost {
        requireNonNull(address, "address");
        requireNonNull(key, "key");
    }
}
