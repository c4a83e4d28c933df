package dev.waybill.notify.announcement;

import static java.util.Objects.requireNonNullElse;

import dev.waybill.contracts.DeployFact.CoAuthor;
import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.contracts.Person;
import dev.waybill.notify.channel.Recipient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a deploy concerns. */
final class Recipients {

    private Recipients() {}

    /**
     * Every member who wrote one of the commits, alone or with others, once, however many addresses they commit with: the one of their newest
     * commit counts. Programs and addresses that nobody reads are left out.
     *
     * @param commits newest first
     */
    static List<Recipient> of(List<DeployedCommit> commits) {
        Map<Long, Recipient> recipients = new LinkedHashMap<>();
        for (DeployedCommit commit : commits) {
            add(recipients, commit.author(), commit.member());
            for (CoAuthor coAuthor : requireNonNullElse(commit.coAuthors(), List.<CoAuthor>of())) {
                add(recipients, coAuthor.person(), coAuthor.member());
            }
        }
        return List.copyOf(recipients.values());
    }

    private static void add(Map<Long, Recipient> recipients, @Nullable Person person, @Nullable MemberRef member) {
        if (member != null && !Machines.wrote(person) && !Machines.unread(member.email())) {
            recipients.putIfAbsent(member.id(), new Recipient(member.id(), member.name(), member.email()));
        }
    }
}
