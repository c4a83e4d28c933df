package dev.waybill.commit.repository;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where a repository is fetched from, and what opens it there. Nothing of it is ever logged.
 *
 * @param url as {@code OutwardGuard.checkClone} gave it, without credentials; to be checked again before each fetch
 * @param user the user name that goes with the token
 * @param token for https, null if there is none
 * @param sshKey a private key in PEM or OpenSSH form, null if there is none
 */
public record CloneSource(
        String url,
        String user,
        @Nullable String token,
        @Nullable String sshKey) {

    public CloneSource {
        requireNonNull(url, "url");
        requireNonNull(user, "user");
    }

    @Override
    public String toString() {
        return "CloneSource[url=" + url + "]";
    }
}
