package dev.waybill.kit.directory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Look-ups of the directory. But for {@link #await} they answer from what is known now. */
public interface Directory {

    /** By slug, or by id written as a number. */
    Optional<Organization> organization(String slugOrId);

    Optional<Project> project(long id);

    /** By the public key, 32 lower-case hexadecimal digits. */
    Optional<ProjectKey> projectKey(String publicKey);

    /** By the lower-case hexadecimal SHA-256 of the token. */
    Optional<Token> tokenByHash(String sha256);

    /** A member of that organisation. */
    default Optional<Member> member(long organizationId, long id) {
        return members(organizationId).stream()
                .filter(member -> member.id() == id)
                .findFirst();
    }

    List<Member> members(long organizationId);

    /**
     * The look-up's answer, which a copy waits for a bounded time if it is empty now: an entry made a moment ago at its owner works at once
     * everywhere (rule A). The owner of the directory knows at once.
     */
    default <T> CompletionStage<Optional<T>> await(Function<Directory, Optional<T>> lookup) {
        return CompletableFuture.completedFuture(lookup.apply(this));
    }
}
