package dev.waybill.local.mail;

import java.util.List;

/** The inbox as HTML. Everything that came by mail is escaped; its own HTML is only shown in a frame without rights. */
final class MailPage {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1.5rem;color:#1d2433}
            h1{font-size:1.3rem} ul{list-style:none;padding:0} li{border-top:1px solid #d9dee8;padding:.6rem 0}
            a{color:#2450a8;text-decoration:none} small,dt{color:#667085} pre{white-space:pre-wrap}
            iframe{width:100%;height:36rem;border:1px solid #d9dee8} dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem 1rem}
            dd{margin:0;overflow-wrap:anywhere}
            """;

    private MailPage() {}

    static String list(List<StoredMail> mails) {
        StringBuilder items = new StringBuilder();
        for (StoredMail mail : mails.reversed()) {
            items.append("<li><a href=\"messages/%d\">%s</a><br><small>%s → %s · %s</small></li>\n"
                    .formatted(
                            mail.id(),
                            escape(mail.subject().isBlank() ? "(no subject)" : mail.subject()),
                            escape(mail.from()),
                            escape(String.join(", ", mail.to())),
                            escape(mail.receivedAt())));
        }
        String body = mails.isEmpty() ? "<p>No mail yet.</p>" : "<ul>\n" + items + "</ul>";
        return page("Inbox (" + mails.size() + ")", body);
    }

    static String message(StoredMail mail) {
        StringBuilder headers = new StringBuilder("<dl>");
        mail.headers()
                .forEach((name, value) -> headers.append("<dt>")
                        .append(escape(name))
                        .append("</dt><dd>")
                        .append(escape(value))
                        .append("</dd>"));
        headers.append("</dl>");
        String frame = mail.html().isEmpty()
                ? ""
                : "<iframe sandbox src=\"%d/html\" title=\"HTML part\"></iframe>".formatted(mail.id());
        String text = mail.text().isEmpty() ? "" : "<pre>" + escape(mail.text()) + "</pre>";
        return page(
                mail.subject(),
                "<p><a href=\"../\">← Inbox</a></p>" + frame + text + "<details><summary>Headers</summary>" + headers
                        + "</details>");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><style>%s</style></head>
                <body><h1>%s</h1>
                %s
                </body></html>
                """.formatted(escape(title), STYLE, escape(title), body);
    }
}
