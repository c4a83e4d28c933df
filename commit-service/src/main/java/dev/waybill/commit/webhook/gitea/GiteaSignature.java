package dev.waybill.commit.webhook.gitea;

import dev.waybill.commit.webhook.HmacSignature;
import dev.waybill.commit.webhook.MalformedPayloadException;
import dev.waybill.commit.webhook.Signature;
import dev.waybill.commit.webhook.WebhookHeaders;
import dev.waybill.commit.webhook.payload.FormPayload;
import java.util.Optional;

/**
 * {@code X-Gitea-Signature: <hex>} or {@code X-Forgejo-Signature: <hex>}, without a prefix: the HMAC-SHA256 of the JSON document, even where that
 * is sent as a form.
 */
final class GiteaSignature implements Signature {

    private final Signature hmac;
    private final boolean form;

    private GiteaSignature(Signature hmac, boolean form) {
        this.hmac = hmac;
        this.form = form;
    }

    /** Reads the header; empty if it is not there, or without a secret. */
    static Optional<Signature> of(WebhookHeaders headers) {
        boolean form = FormPayload.is(headers.get("Content-Type").orElse(""));
        return headers.get("X-Forgejo-Signature")
                .or(() -> headers.get("X-Gitea-Signature"))
                .flatMap(HmacSignature::hexadecimal)
                .map(hmac -> new GiteaSignature(hmac, form));
    }

    @Override
    public boolean fits(byte[] body, byte[] secret) {
        return hmac.fits(form ? document(body) : body, secret);
    }

    /** What was signed. A body that is no form at all is checked as it is, so that it takes as long as others. */
    private static byte[] document(byte[] body) {
        try {
            return FormPayload.field(body);
        } catch (MalformedPayloadException noForm) {
            return body;
        }
    }
}
