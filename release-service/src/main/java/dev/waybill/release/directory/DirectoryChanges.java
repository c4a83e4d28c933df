package dev.waybill.release.directory;

import dev.waybill.contracts.Topic;
import dev.waybill.kit.error.ApiException;
import dev.waybill.release.announcement.Announcements;
import dev.waybill.state.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * How entries of the directory change: one after another per organisation, under its row lock, so that what was checked still holds when it
 * is written and entries are told in the order of their versions. What changes is told in the same transaction.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class DirectoryChanges {

    private final DirectoryRepository directory;
    private final Announcements announcements;
    private final Outbox outbox;
    private final Event<EntryRemoved> removals;

    @Inject
    DirectoryChanges(
            DirectoryRepository directory, Announcements announcements, Outbox outbox, Event<EntryRemoved> removals) {
        this.directory = directory;
        this.announcements = announcements;
        this.outbox = outbox;
        this.removals = removals;
    }

    /** Waits for everybody else who changes the organisation's directory; to be called before anything is read. */
    public Organization lock(long organizationId) {
        return directory.lock(organizationId).orElseThrow(ApiException::notFound);
    }

    /** Keeps a new entry. */
    public void add(DirectoryEntry entry) {
        entry.version(announcements.nextVersion());
        directory.add(entry);
        tell(entry);
    }

    /** Tells the new state of an entry. */
    public void changed(DirectoryEntry entry) {
        entry.version(announcements.nextVersion());
        tell(entry);
    }

    /** Tells an entry once more as it is, for copies that have lost it; nobody takes that as something that happens now. */
    void repeat(DirectoryEntry entry) {
        entry.version(announcements.nextVersion());
        announcements.repeat(entry.state(), entry.version());
    }

    /** Removes an entry for good. */
    public void remove(DirectoryEntry entry) {
        dependents(entry).forEach(this::remove);
        removals.fire(new EntryRemoved(entry.state()));
        outbox.appendTombstone(Topic.DIRECTORY, entry.state().key());
        directory.remove(entry);
    }

    /** What makes no sense without the entry. */
    private List<? extends DirectoryEntry> dependents(DirectoryEntry entry) {
        return switch (entry) {
            case Member member -> directory.tokensOf(member.id());
            case Project project -> directory.keysOf(project.id());
            default -> List.of();
        };
    }

    private void tell(DirectoryEntry entry) {
        announcements.tell(entry.state(), entry.version());
    }
}
