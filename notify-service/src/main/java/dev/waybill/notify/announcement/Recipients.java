package dev.waybill.notify.announcement;

import dev.waybill.contracts.DeployFact.DeployedCommit;
import dev.waybill.contracts.DeployFact.MemberRef;
import dev.waybill.notify.channel.Recipient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom a deploy concerns. */
final class Recipients {

    private Recipients() {}

    /**
     * Every member who wrote one of the commits, once, however many addresses they commit with: the one of their newest commit counts.
     * Programs and addresses that nobody reads are left out.
     *
     * @param commits newest first
     */
    static List<Recipient> of(List<DeployedCommit> commits) {
        Map<Long, Recipient> recipients = new LinkedHashMap<>();
        for (DeployedCommit commit : commits) {
            MemberRef member = commit.member();
            if (member != null && !Machines.wrote(commit.author()) && !Machines.unread(member.email())) {
                recipients.putIfAbsent(member.id(), new Recipient(member.id(), member.name(), member.email()));
            }
        }
        return List.copyOf(recipients.values());
    }
}
