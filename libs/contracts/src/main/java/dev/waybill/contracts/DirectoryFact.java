package dev.waybill.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest state of an entry of the directory. An entry that is gone is told by a record without a value. */
public sealed interface DirectoryFact extends Fact {

    /** The organisation that owns the entry. */
    long organizationId();

    /** An organisation was created or changed. */
    @FactType("dev.waybill.directory.organization-changed.v1")
    record OrganizationChanged(long organizationId, String slug, String name) implements DirectoryFact {

        public OrganizationChanged {
            requireNonNull(slug, "slug");
            requireNonNull(name, "name");
        }

        @Override
        public String key() {
            return "organization/" + organizationId;
        }
    }

    /** A project was created or changed. */
    @FactType("dev.waybill.directory.project-changed.v1")
    record ProjectChanged(
            long projectId,
            long organizationId,
            String slug,
            String name,
            @Nullable String platform) implements DirectoryFact {

        public ProjectChanged {
            requireNonNull(slug, "slug");
            requireNonNull(name, "name");
        }

        @Override
        public String key() {
            return "project/" + projectId;
        }
    }

    /**
     * A client key (the user part of a DSN) was created or changed.
     *
     * @param publicKey 32 hexadecimal digits; public by design
     * @param active false for a key that was switched off
     */
    @FactType("dev.waybill.directory.project-key-changed.v1")
    record ProjectKeyChanged(String publicKey, long projectId, long organizationId, boolean active)
            implements DirectoryFact {

        public ProjectKeyChanged {
            requireNonNull(publicKey, "publicKey");
        }

        @Override
        public String key() {
            return "key/" + publicKey;
        }
    }

    /**
     * An access token was created or changed.
     *
     * @param sha256 lower-case hexadecimal SHA-256 of the token; the token itself is nowhere
     * @param memberId whose token it is, null for an organisation's own
     * @param expiresAt null for one that does not expire
     */
    @FactType("dev.waybill.directory.token-changed.v1")
    record TokenChanged(
            String tokenId,
            long organizationId,
            String sha256,
            List<String> scopes,
            @Nullable Long memberId,
            @Nullable Instant expiresAt)
            implements DirectoryFact {

        public TokenChanged {
            requireNonNull(tokenId, "tokenId");
            requireNonNull(sha256, "sha256");
            scopes = List.copyOf(scopes);
        }

        @Override
        public String key() {
            return "token/" + tokenId;
        }

        @Override
        public String toString() {
            return "TokenChanged[tokenId=" + tokenId + ", organizationId=" + organizationId + "]";
        }
    }

    /** A member joined or changed. Only addresses whose owner has proved them are listed. */
    @FactType("dev.waybill.directory.member-changed.v1")
    record MemberChanged(long memberId, long organizationId, String name, String role, List<String> verifiedEmails)
            implements DirectoryFact {

        public MemberChanged {
            requireNonNull(name, "name");
            requireNonNull(role, "role");
            verifiedEmails = List.copyOf(verifiedEmails);
        }

        @Override
        public String key() {
            return "member/" + memberId;
        }
    }

    /**
     * A team was created, or its name, its members or its projects changed.
     *
     * @param memberIds who belongs to it, in order; at most 1,000
     * @param projectIds what it is responsible for, in order; at most 1,000
     */
    @FactType("dev.waybill.directory.team-changed.v1")
    record TeamChanged(
            long teamId, long organizationId, String slug, String name, List<Long> memberIds, List<Long> projectIds)
            implements DirectoryFact {

        public TeamChanged {
            requireNonNull(slug, "slug");
            requireNonNull(name, "name");
            memberIds = List.copyOf(memberIds);
            projectIds = List.copyOf(projectIds);
        }

        @Override
        public String key() {
            return "team/" + teamId;
        }
    }
}
