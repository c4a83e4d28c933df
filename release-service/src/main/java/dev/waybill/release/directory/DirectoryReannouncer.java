package dev.waybill.release.directory;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.deadletter.Reannouncer;
import dev.waybill.release.announcement.Announcements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tells the whole directory again, one organisation a transaction, each under its lock so that nothing newer is told before it. */
@ApplicationScoped
class DirectoryReannouncer implements Reannouncer {

    private final DirectoryRepository directory;
    private final Announcements announcements;

    @Inject
    DirectoryReannouncer(DirectoryRepository directory, Announcements announcements) {
        this.directory = directory;
        this.announcements = announcements;
    }

    @Override
    public Topic topic() {
        return Topic.DIRECTORY;
    }

    @Override
    public void reannounce() {
        QuarkusTransaction.requiringNew()
                .call(directory::organizationIds)
                .forEach(id -> QuarkusTransaction.requiringNew().run(() -> reannounce(id)));
    }

    private void reannounce(long organizationId) {
        directory.lock(organizationId).ifPresent(organization -> {
            announcements.repeat(organization.state(), organization.version);
            directory.projects(organizationId).forEach(it -> announcements.repeat(it.state(), it.version));
            directory.keys(organizationId).forEach(it -> announcements.repeat(it.state(), it.version));
            directory.members(organizationId).forEach(it -> announcements.repeat(it.state(), it.version));
            directory.tokens(organizationId).forEach(it -> announcements.repeat(it.state(), it.version));
        });
    }
}
