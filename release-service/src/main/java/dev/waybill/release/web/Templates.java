package dev.waybill.release.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages. Qute escapes everything that it puts into HTML. */
@CheckedTemplate(basePath = "web")
final class Templates {

    private Templates() {}

    static native TemplateInstance release(ReleasePage page);

    static native TemplateInstance project(ProjectPage page);

    static native TemplateInstance missing();
}
