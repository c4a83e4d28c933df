package dev.waybill.release.directory;

import static java.util.stream.Collectors.toMap;

import dev.waybill.kit.directory.Member;
import dev.waybill.kit.directory.Organization;
import dev.waybill.kit.directory.Project;
import dev.waybill.kit.error.ApiException;
import dev.waybill.kit.error.MovedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What other features ask about an organisation. Everything is looked up inside the organisation that is given. */
@ApplicationScoped
@Transactional
public class Organizations {

    private final DirectoryRepository directory;

    @Inject
    Organizations(DirectoryRepository directory) {
        this.directory = directory;
    }

    /** An organisation that exists. */
    public Organization get(long organizationId) {
        return directory.organization(organizationId).orElseThrow().entry();
    }

    /** All projects, oldest first. */
    public List<Project> projects(long organizationId) {
        return directory.projects(organizationId).stream()
                .map(dev.waybill.release.directory.Project::entry)
                .toList();
    }

    /** Those of the projects that are the organisation's, oldest first. */
    public List<Project> projects(long organizationId, Collection<Long> ids) {
        return directory.projects(organizationId, ids).stream()
                .map(dev.waybill.release.directory.Project::entry)
                .toList();
    }

    /** A project by slug or by id written as a number. */
    public Optional<Project> project(long organizationId, String slugOrId) {
        return directory.project(organizationId, slugOrId).map(dev.waybill.release.directory.Project::entry);
    }

    /** A project of any organisation. */
    public Optional<Project> project(long id) {
        return directory.project(id).map(dev.waybill.release.directory.Project::entry);
    }

    /**
     * The project that a path names.
     *
     * @throws MovedException if it had that slug before
     * @throws ApiException 404 if there is none
     */
    public Project projectOfPath(long organizationId, String slugOrId) {
        return project(organizationId, slugOrId)
                .orElseThrow(() -> directory
                        .slugInsteadOf(organizationId, slugOrId)
                        .<RuntimeException>map(slug -> new MovedException(slugOrId, slug))
                        .orElseGet(ApiException::notFound));
    }

    /** The path globs that a project keeps commits of; none for all paths. Empty for a project that is gone. */
    public List<String> commitPaths(long projectId) {
        return directory
                .project(projectId)
                .map(dev.waybill.release.directory.Project::commitPaths)
                .orElse(List.of());
    }

    /** The members who have proved to own one of the addresses, by address in lower case. The letter case does not matter. */
    public Map<String, Member> membersByEmail(long organizationId, Collection<String> emails) {
        Map<String, Member> found = new LinkedHashMap<>();
        List<String> wanted = emails.stream()
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        directory
                .membersWith(organizationId, wanted)
                .forEach(member -> member.verifiedEmails.stream()
                        .filter(wanted::contains)
                        .forEach(email -> found.putIfAbsent(email, member.entry())));
        return found;
    }

    /** A member by id. */
    public Optional<Member> member(long organizationId, long id) {
        return directory.member(organizationId, id).map(dev.waybill.release.directory.Member::entry);
    }

    /** Those of the members that are the organisation's, by id. */
    public Map<Long, Member> members(long organizationId, Collection<Long> ids) {
        return directory.members(organizationId, ids).stream()
                .map(dev.waybill.release.directory.Member::entry)
                .collect(toMap(Member::id, Function.identity()));
    }

    /** A member that somebody names: by id, by a proved address, or by name. */
    public Optional<Member> memberNamed(long organizationId, String idEmailOrName) {
        return directory.member(organizationId, idEmailOrName).map(dev.waybill.release.directory.Member::entry);
    }
}
