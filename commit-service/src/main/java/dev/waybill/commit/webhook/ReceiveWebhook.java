package dev.waybill.commit.webhook;

import dev.waybill.commit.repository.SigningSecrets;
import dev.waybill.commit.repository.WebhookSecrets;
import dev.waybill.kit.error.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Checks who sent a webhook and keeps it. Nothing in it is looked at before its signature was found right. */
@Singleton
final class ReceiveWebhook {

    private static final Logger LOG = Logger.getLogger(ReceiveWebhook.class);

    /** Checked against where there is no repository, so that the answer takes as long as a wrong signature does. */
    private static final SigningSecrets NOBODY =
            new SigningSecrets(List.of("nobody signs with this".getBytes(StandardCharsets.UTF_8)));

    private static final int LONGEST_LABEL = 200;

    private final WebhookSecrets webhookSecrets;
    private final KeepDelivery keepDelivery;
    private final BodyReader bodies;
    private final RightOfWay rightOfWay;
    private final MeterRegistry metrics;

    @Inject
    ReceiveWebhook(
            WebhookSecrets webhookSecrets,
            KeepDelivery keepDelivery,
            BodyReader bodies,
            RightOfWay rightOfWay,
            MeterRegistry metrics) {
        this.webhookSecrets = webhookSecrets;
        this.keepDelivery = keepDelivery;
        this.bodies = bodies;
        this.rightOfWay = rightOfWay;
        this.metrics = metrics;
    }

    /**
     * Keeps a delivery.
     *
     * @param length of the body as the sender says, negative if it does not
     * @throws ApiException 404 unknown repository; 401 no signature, or a wrong one; 413 too large; 408 too slow; 400 not a delivery; 503
     *     too many large ones at once, or the one that this repeats is being forgotten
     */
    Receipt receive(WebhookHost host, long repositoryId, WebhookHeaders headers, long length, InputStream body) {
        Optional<SigningSecrets> secrets = webhookSecrets.of(host.name(), repositoryId);
        Optional<Signature> signature = host.signature(headers);
        if (secrets.isPresent() && signature.isEmpty()) {
            throw refused(host, repositoryId);
        }
        return bodies.read(body, length, bytes -> {
            boolean right = fits(signature, bytes, secrets.orElse(NOBODY));
            if (secrets.isEmpty()) {
                throw ApiException.notFound();
            }
            if (!right) {
                throw refused(host, repositoryId);
            }
            RawDelivery delivery = delivery(host, repositoryId, headers, bytes);
            Receipt receipt = rightOfWay.keeping(() -> keepDelivery.keep(delivery));
            count(host, receipt.repeated() ? "repeated" : "kept");
            return receipt;
        });
    }

    private static boolean fits(Optional<Signature> signature, byte[] body, SigningSecrets secrets) {
        boolean right = false;
        for (byte[] secret : secrets.values()) {
            // No short cut: how many secrets there are is nobody's business.
            right |= signature.isPresent() && signature.get().fits(body, secret);
        }
        return right;
    }

    private static RawDelivery delivery(WebhookHost host, long repositoryId, WebhookHeaders headers, byte[] body) {
        DeliveryLabel label = host.label(headers, body);
        if (label.id().length() > LONGEST_LABEL || label.event().length() > LONGEST_LABEL) {
            throw ApiException.badRequest(
                    "The delivery's id or event is longer than " + LONGEST_LABEL + " characters.");
        }
        String contentType = headers.get("Content-Type")
                .filter(text -> text.length() <= LONGEST_LABEL)
                .orElse(null);
        return new RawDelivery(repositoryId, host.name(), label.id(), label.event(), contentType, body);
    }

    private ApiException refused(WebhookHost host, long repositoryId) {
        count(host, "refused");
        LOG.warnf("webhook refused host=%s repo=%d error=signature", host.name(), repositoryId);
        return ApiException.detail(401, "The signature is missing or wrong.");
    }

    private void count(WebhookHost host, String outcome) {
        metrics.counter("waybill.webhooks", "host", host.name(), "outcome", outcome)
                .increment();
    }
}
