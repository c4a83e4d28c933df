package dev.waybill.release.member;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page that proves an address. Qute escapes everything that it puts into HTML. */
@CheckedTemplate(basePath = "member")
final class AddressTemplates {

    private AddressTemplates() {}

    static native TemplateInstance verify(String email, boolean confirmed);
}
