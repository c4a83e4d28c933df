package dev.waybill.commit.webhook.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.commit.repository.HostedRepo;
import dev.waybill.commit.webhook.HostText;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Meaning;
import dev.waybill.commit.webhook.payload.HostedRepos;
import dev.waybill.commit.webhook.payload.RepositoryPayload;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of a repository as a whole. Any member may be missing. */
record RepositoryEventPayload(
        @JsonProperty("action") @Nullable String action,
        @JsonProperty("changes") @Nullable Changes changes,
        @JsonProperty("repository") @Nullable RepositoryPayload repository) {

    /** What was different before: the name, or the owner. */
    record Changes(
            @JsonProperty("repository") @Nullable NameChange repository,
            @JsonProperty("owner") @Nullable OwnerChange owner) {}

    /** A change of the name. */
    record NameChange(@JsonProperty("name") @Nullable From name) {}

    /** The former name, without its owner. */
    record From(@JsonProperty("from") @Nullable String from) {}

    /** A change of the owner. */
    record OwnerChange(@JsonProperty("from") @Nullable Owner from) {}

    /** The former owner, who is one of them. */
    record Owner(
            @JsonProperty("user") @Nullable Login user,
            @JsonProperty("organization") @Nullable Login organization) {}

    /** Whoever owned it. */
    record Login(@JsonProperty("login") @Nullable String login) {}

    Meaning read() throws MalformedPayloadException {
        if (!"renamed".equals(action) && !"transferred".equals(action)) {
            return Meaning.uninteresting();
        }
        RepositoryPayload now = repository;
        HostedRepo hosted = now == null
                ? null
                : HostedRepos.of(now.id(), now.fullName(), HostText.url(now.htmlUrl()), formerName(now.fullName()));
        if (hosted == null) {
            throw new MalformedPayloadException("the repository is missing or has no name");
        }
        return new Meaning.Renamed(hosted);
    }

    private @Nullable String formerName(@Nullable String fullName) {
        if (changes == null || fullName == null || fullName.indexOf('/') < 0) {
            return null;
        }
        String[] parts = fullName.split("/", 2);
        String owner = Objects.requireNonNullElse(formerOwner(changes.owner()), parts[0]);
        From former = changes.repository() == null ? null : changes.repository().name();
        return owner + "/" + (former == null || former.from() == null ? parts[1] : former.from());
    }

    private static @Nullable String formerOwner(@Nullable OwnerChange change) {
        Owner owner = change == null ? null : change.from();
        return owner == null
                ? null
                : Stream.of(owner.user(), owner.organization())
                        .filter(Objects::nonNull)
                        .map(Login::login)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
