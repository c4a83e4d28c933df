package dev.waybill.commit.repository;

import static java.util.Objects.requireNonNull;

import dev.waybill.commit.host.GitHost;
import dev.waybill.commit.host.RemoteRepo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository that somebody wants to register, all of it well-formed. Parts of it are secret. */
record NewRepo(
        GitHost host,
        String path,
        @Nullable String url,
        @Nullable String cloneUrl,
        @Nullable String token,
        @Nullable String sshKey,
        @Nullable String webhookSecret) {

    NewRepo {
        requireNonNull(host, "host");
        requireNonNull(path, "path");
    }

    /** As it is asked about at its host; empty without a token. */
    Optional<RemoteRepo> remote() {
        return token == null || url == null ? Optional.empty() : Optional.of(new RemoteRepo(path, url, token));
    }

    NewRepo at(String hostsPath, @Nullable String checkedCloneUrl) {
        return new NewRepo(host, hostsPath, url, checkedCloneUrl, token, sshKey, webhookSecret);
    }

    @Override
    public String toString() {
        return "NewRepo[" + host.name() + " " + path + "]";
    }
}
