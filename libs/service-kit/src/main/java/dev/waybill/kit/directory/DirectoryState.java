package dev.waybill.kit.directory;

import dev.waybill.contracts.DirectoryFact;
import dev.waybill.contracts.DirectoryFact.MemberChanged;
import dev.waybill.contracts.DirectoryFact.OrganizationChanged;
import dev.waybill.contracts.DirectoryFact.ProjectChanged;
import dev.waybill.contracts.DirectoryFact.ProjectKeyChanged;
import dev.waybill.contracts.DirectoryFact.TeamChanged;
import dev.waybill.contracts.DirectoryFact.TokenChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The entries of the directory in memory. One thread writes, any number read. An entry is replaced as a whole, so a reader sees the old or
 * the new one.
 */
final class DirectoryState implements Directory {

    private final Map<Long, Organization> organizations = new ConcurrentHashMap<>();
    private final Map<String, Long> organizationIds = new ConcurrentHashMap<>();
    private final Map<Long, Project> projects = new ConcurrentHashMap<>();
    private final Map<String, ProjectKey> keys = new ConcurrentHashMap<>();
    private final Map<String, Token> tokensByHash = new ConcurrentHashMap<>();
    private final Map<String, String> tokenHashes = new ConcurrentHashMap<>();
    private final Map<Long, Member> members = new ConcurrentHashMap<>();
    private final Map<Long, Map<Long, Member>> membersByOrganization = new ConcurrentHashMap<>();

    void apply(DirectoryFact fact) {
        switch (fact) {
            case OrganizationChanged it -> {
                Organization before = organizations.put(
                        it.organizationId(), new Organization(it.organizationId(), it.slug(), it.name()));
                organizationIds.put(it.slug(), it.organizationId());
                if (before != null && !before.slug().equals(it.slug())) {
                    organizationIds.remove(before.slug(), it.organizationId());
                }
            }
            case ProjectChanged it ->
                projects.put(
                        it.projectId(),
                        new Project(it.projectId(), it.organizationId(), it.slug(), it.name(), it.platform()));
            case ProjectKeyChanged it ->
                keys.put(
                        it.publicKey(),
                        new ProjectKey(it.publicKey(), it.projectId(), it.organizationId(), it.active()));
            case TokenChanged it -> {
                String before = tokenHashes.put(it.tokenId(), it.sha256());
                tokensByHash.put(
                        it.sha256(),
                        new Token(
                                it.tokenId(),
                                it.organizationId(),
                                Set.copyOf(it.scopes()),
                                it.memberId(),
                                it.expiresAt()));
                if (before != null && !before.equals(it.sha256())) {
                    tokensByHash.remove(before);
                }
            }
            case MemberChanged it -> {
                Member member =
                        new Member(it.memberId(), it.organizationId(), it.name(), it.role(), it.verifiedEmails());
                members.put(it.memberId(), member);
                membersByOrganization
                        .computeIfAbsent(it.organizationId(), _ -> new ConcurrentHashMap<>())
                        .put(it.memberId(), member);
            }
            case TeamChanged _ -> {
                // Nobody asks a copy about teams; they are on the topic for who reads it for them.
            }
        }
    }

    /** Forgets the entry with that record key; also the answer to a record that cannot be read, so that doubt never grants anything. */
    void remove(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return;
        }
        String id = key.substring(slash + 1);
        switch (key.substring(0, slash)) {
            case "organization" ->
                number(id).map(organizations::remove).ifPresent(it -> organizationIds.remove(it.slug(), it.id()));
            case "project" -> number(id).ifPresent(projects::remove);
            case "key" -> keys.remove(id);
            case "token" -> Optional.ofNullable(tokenHashes.remove(id)).ifPresent(tokensByHash::remove);
            case "member" ->
                number(id).map(members::remove).ifPresent(it -> {
                    Map<Long, Member> ofOrganization = membersByOrganization.get(it.organizationId());
                    if (ofOrganization != null) {
                        ofOrganization.remove(it.id());
                    }
                });
            default -> {
                // A kind that a newer writer added: nothing is held of it here.
            }
        }
    }

    int size() {
        return organizations.size() + projects.size() + keys.size() + tokenHashes.size() + members.size();
    }

    @Override
    public Optional<Organization> organization(String slugOrId) {
        Long id = organizationIds.get(slugOrId);
        return (id == null ? number(slugOrId) : Optional.of(id)).map(organizations::get);
    }

    @Override
    public Optional<Project> project(long id) {
        return Optional.ofNullable(projects.get(id));
    }

    @Override
    public Optional<ProjectKey> projectKey(String publicKey) {
        return Optional.ofNullable(keys.get(publicKey));
    }

    @Override
    public Optional<Token> tokenByHash(String sha256) {
        return Optional.ofNullable(tokensByHash.get(sha256));
    }

    @Override
    public Optional<Member> member(long organizationId, long id) {
        return Optional.ofNullable(members.get(id)).filter(member -> member.organizationId() == organizationId);
    }

    @Override
    public List<Member> members(long organizationId) {
        Map<Long, Member> found = membersByOrganization.get(organizationId);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
