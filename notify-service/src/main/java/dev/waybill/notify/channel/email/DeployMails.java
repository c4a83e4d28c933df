package dev.waybill.notify.channel.email;

import dev.waybill.notify.channel.DeployNotice;
import dev.waybill.notify.channel.PlainText;
import dev.waybill.notify.channel.Recipient;
import dev.waybill.notify.preference.Subscription;
import dev.waybill.notify.preference.UnsubscribeLinks;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Composes the mail that tells one person about a deploy. */
@Singleton
class DeployMails {

    /** Gmail shows the first 102 KB of a mail and hides the rest behind a link. */
    static final int MOST_HTML_BYTES = 100 * 1024;

    private static final int MOST_NAME = 100;

    private final Template html;
    private final Template text;
    private final Links links;
    private final DeployMailAssembler assembler;
    private final UnsubscribeLinks unsubscribe;

    @Inject
    DeployMails(
            @Location("email/deploy.html") Template html,
            @Location("email/deploy.txt") Template text,
            Links links,
            UnsubscribeLinks unsubscribe) {
        this.html = html;
        this.text = text;
        this.links = links;
        this.assembler = new DeployMailAssembler(links);
        this.unsubscribe = unsubscribe;
    }

    Mail compose(Recipient reader, DeployNotice notice) {
        String unsubscribeUrl = unsubscribe.url(new Subscription(
                notice.organizationId(), reader.memberId(), notice.kind().wireName(), notice.environment()));
        DeployMail shown;
        String rendered;
        Iterator<Display> steps = Display.STEPS.iterator();
        do {
            shown = assembler.assemble(reader.memberId(), notice, steps.next(), unsubscribeUrl);
            rendered = html.data("mail", shown).render();
        } while (steps.hasNext() && rendered.getBytes(StandardCharsets.UTF_8).length > MOST_HTML_BYTES);
        return new Mail(
                reader.address(),
                PlainText.oneLine(reader.name(), MOST_NAME),
                messageId(reader, notice),
                shown.title(),
                headers(reader, notice, shown, unsubscribeUrl),
                text.data("mail", shown).render(),
                rendered);
    }

    private String messageId(Recipient reader, DeployNotice notice) {
        return "<deploy." + notice.deployId() + "." + reader.memberId() + "@" + links.host() + ">";
    }

    private Map<String, String> headers(
            Recipient reader, DeployNotice notice, DeployMail shown, String unsubscribeUrl) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "List-Id", ListId.of(notice.environment(), notice.organization().slug(), links.host()));
        // RFC 8058: one click in the mail program is enough.
        headers.put("List-Unsubscribe", "<" + unsubscribeUrl + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        // RFC 3834, and its elder for programs that do not know it: nobody's absence note shall answer.
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("Precedence", "bulk");
        headers.put("X-Waybill-Reason", reason(reader, notice));
        headers.put("X-Waybill-Environment", HeaderText.encoded(shown.environment()));
        headers.put("X-Waybill-Deploy", Long.toString(notice.deployId()));
        return headers;
    }

    /** So that mail programs can tell apart what somebody wrote and what they helped with. */
    private static String reason(Recipient reader, DeployNotice notice) {
        return notice.contributions().stream()
                        .anyMatch(it -> Objects.equals(it.memberId(), reader.memberId()) && it.total() == 0)
                ? "co-author"
                : "committer";
    }
}
