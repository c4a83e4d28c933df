package dev.waybill.kit.directory;

import java.util.List;

/** A member of an organisation, with the addresses that it has proved to own. */
public record Member(long id, long organizationId, String name, String role, List<String> verifiedEmails) {

    public Member {
        verifiedEmails = List.copyOf(verifiedEmails);
    }
}
