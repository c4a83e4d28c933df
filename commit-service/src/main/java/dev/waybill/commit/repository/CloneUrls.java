package dev.waybill.commit.repository;

import dev.waybill.commit.host.outward.OutwardGuard;
import dev.waybill.commit.host.outward.RefusedAddressException;
import dev.waybill.kit.error.ApiException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.UnknownHostException;
import java.util.Optional;

/** Checks addresses to fetch from. They are stored as the guard gives them. */
@Singleton
final class CloneUrls {

    private final OutwardGuard guard;

    @Inject
    CloneUrls(OutwardGuard guard) {
        this.guard = guard;
    }

    /** One that somebody entered. 400 if it may not be fetched from. */
    String entered(String url) {
        try {
            return guard.checkClone(url).text();
        } catch (RefusedAddressException refused) {
            throw ApiException.invalidField("cloneUrl", "" + refused.getMessage());
        } catch (UnknownHostException unknown) {
            throw ApiException.invalidField("cloneUrl", "The host of this address is not known.");
        }
    }

    /** One that a host told; empty if it may not be fetched from, for nobody here can do anything about it. */
    Optional<String> told(String url) {
        try {
            return Optional.of(guard.checkClone(url).text());
        } catch (UnknownHostException refused) {
            return Optional.empty();
        }
    }
}
