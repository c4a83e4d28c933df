package dev.waybill.release.directory;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.reannounce.Reannouncer;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Tells the whole directory again, one organisation a transaction, each under its lock so that nothing older is told after it. */
@ApplicationScoped
class DirectoryReannouncer implements Reannouncer {

    private final DirectoryRepository directory;
    private final DirectoryChanges changes;
    private final List<FurtherEntries> further;

    @Inject
    DirectoryReannouncer(DirectoryRepository directory, DirectoryChanges changes, @All List<FurtherEntries> further) {
        this.directory = directory;
        this.changes = changes;
        this.further = further;
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
            changes.repeat(organization);
            directory.projects(organizationId).forEach(changes::repeat);
            directory.keys(organizationId).forEach(changes::repeat);
            directory.members(organizationId).forEach(changes::repeat);
            directory.tokens(organizationId).forEach(changes::repeat);
            further.forEach(entries -> entries.of(organizationId).forEach(changes::repeat));
        });
    }
}
