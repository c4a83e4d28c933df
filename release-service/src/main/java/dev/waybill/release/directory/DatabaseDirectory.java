package dev.waybill.release.directory;

import dev.waybill.kit.directory.Directory;
import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.directory.ProjectKey;
import dev.waybill.kit.directory.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The directory as its owner sees it: straight from the database, so a change counts with the next request. */
@ApplicationScoped
@Transactional
class DatabaseDirectory implements Directory {

    private final DirectoryRepository directory;
    private final TokenUse tokenUse;

    @Inject
    DatabaseDirectory(DirectoryRepository directory, TokenUse tokenUse) {
        this.directory = directory;
        this.tokenUse = tokenUse;
    }

    @Override
    public Optional<Organization> organization(String slugOrId) {
        return (Slugs.isId(slugOrId)
                        ? directory.organization(Long.parseLong(slugOrId))
                        : directory.organization(slugOrId))
                .map(dev.waybill.release.directory.Organization::entry);
    }

    @Override
    public Optional<Project> project(long id) {
        return directory.project(id).map(dev.waybill.release.directory.Project::entry);
    }

    @Override
    public Optional<ProjectKey> projectKey(String publicKey) {
        return directory.key(publicKey).map(dev.waybill.release.directory.ProjectKey::entry);
    }

    @Override
    public Optional<Token> tokenByHash(String sha256) {
        return directory.token(sha256).map(token -> {
            tokenUse.seen(token.id);
            return token.entry();
        });
    }

    @Override
    public Optional<Member> member(long organizationId, long id) {
        return directory.member(organizationId, id).map(dev.waybill.release.directory.Member::entry);
    }

    @Override
    public List<Member> members(long organizationId) {
        return directory.members(organizationId).stream()
                .map(dev.waybill.release.directory.Member::entry)
                .toList();
    }
}
