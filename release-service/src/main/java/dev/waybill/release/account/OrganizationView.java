package dev.waybill.release.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.kit.directory.Organization;
import java.time.Instant;
import java.util.List;

/** An organisation with the members that sentry-cli insists on. */
record OrganizationView(
        String id,
        String slug,
        String name,
        Instant dateCreated,
        @JsonProperty("isEarlyAdopter") boolean isEarlyAdopter,
        @JsonProperty("require2FA") boolean requireSecondFactor,
        boolean requireEmailVerification,
        List<String> features,
        StatusView status,
        LinksView links) {

    record StatusView(String id, String name) {}

    /** Where the organisation is served: here. The newer client sends everything else to {@code regionUrl}. */
    record LinksView(String organizationUrl, String regionUrl) {}

    static OrganizationView of(Organization organization, Instant created, String publicUrl) {
        return new OrganizationView(
                Long.toString(organization.id()),
                organization.slug(),
                organization.name(),
                created,
                false,
                false,
                false,
                List.of(),
                new StatusView("active", "active"),
                new LinksView(publicUrl, publicUrl));
    }
}
