package dev.waybill.release.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.contracts.Person;
import dev.waybill.kit.directory.Member;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person on the wire: a member as Sentry shows a user, anybody else as name and address, nobody as an empty object. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthorView(
        @Nullable String id,
        @Nullable String name,
        @Nullable String username,
        @Nullable String email) {

    private static final AuthorView NOBODY = new AuthorView(null, null, null, null);

    /** The member whom the person's address names, else the person. */
    static AuthorView of(Person person, Map<String, Member> membersByEmail) {
        String email = person.email();
        if (email == null) {
            return person.name() == null ? NOBODY : new AuthorView(null, person.name(), null, "");
        }
        Member member = membersByEmail.get(email.strip().toLowerCase(Locale.ROOT));
        return member == null
                ? new AuthorView(null, person.name() == null ? email : person.name(), null, email)
                : of(member, email);
    }

    static AuthorView of(Member member) {
        return of(
                member,
                member.verifiedEmails().isEmpty() ? "" : member.verifiedEmails().getFirst());
    }

    private static AuthorView of(Member member, String email) {
        return new AuthorView(Long.toString(member.id()), member.name(), email, email);
    }
}
