package dev.waybill.release.environment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The environments of organisations and their projects. */
@ApplicationScoped
@Transactional
public class Environments {

    /** The most that a list shows. */
    private static final int MAX_LISTED = 1_000;

    private final EnvironmentRepository environments;

    @Inject
    Environments(EnvironmentRepository environments) {
        this.environments = environments;
    }

    /** The environment, made if it is new and attached to the projects, under its row lock until the transaction ends. */
    public Environment lock(long organizationId, String name, Collection<Long> projectIds) {
        environments.ensure(organizationId, name);
        Environment environment =
                lock(environments.find(organizationId, name).orElseThrow().id());
        environments.attach(environment.id(), projectIds);
        return environment;
    }

    /** The environment under its row lock until the transaction ends. */
    public Environment lock(long environmentId) {
        return environments.lock(environmentId).orElseThrow();
    }

    /** An environment by its name; one that can not be stored is not looked up. */
    public Optional<Environment> find(long organizationId, String name) {
        return EnvironmentRules.broken(name).isPresent() ? Optional.empty() : environments.find(organizationId, name);
    }

    /** Those of the names that there are. */
    public List<Environment> find(long organizationId, Collection<String> names) {
        List<String> possible = names.stream()
                .filter(name -> EnvironmentRules.broken(name).isEmpty())
                .toList();
        return possible.isEmpty() ? List.of() : environments.find(organizationId, possible);
    }

    /** By name, at most 1000. */
    List<EnvironmentView> all(long organizationId) {
        return environments.all(organizationId, MAX_LISTED).stream()
                .map(environment -> EnvironmentView.of(environment, null))
                .toList();
    }

    /** Those of a project that are hidden, or those that are not, by name, at most 1000. */
    List<EnvironmentView> ofProject(long projectId, boolean hidden) {
        return environments.ofProject(projectId, hidden, MAX_LISTED).stream()
                .map(environment -> EnvironmentView.of(environment, hidden))
                .toList();
    }
}
