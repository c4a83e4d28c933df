package dev.waybill.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The parts that the documents of all services refer to: the shapes of errors, the {@code Link} header, the bearer token. */
final class SharedComponents {

    static final String BEARER = "token";

    private static final String JSON = "application/json";
    private static final String HTML = "text/html";

    private SharedComponents() {}

    static void addTo(Components components) {
        Schema text = OASFactory.createSchema().addType(SchemaType.STRING);
        Schema sentence = object("A sentence.").addProperty("detail", text).addRequired("detail");
        Schema typed = object("A sentence with a code for programs.")
                .addProperty(
                        "detail",
                        object("")
                                .addProperty("code", text)
                                .addProperty("message", text)
                                .addProperty("extra", object(""))
                                .addRequired("code")
                                .addRequired("message"))
                .addRequired("detail");
        Schema fields = object(
                        "Of each field that is wrong, the rules that it broke, or the same for the fields inside.")
                .additionalPropertiesSchema(OASFactory.createSchema()
                        .addAnyOf(OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(text))
                        .addAnyOf(object("")));
        components
                .addSchema("Sentence", sentence)
                .addSchema("TypedSentence", typed)
                .addSchema("FieldErrors", fields)
                .addResponse(
                        "Invalid",
                        answer(
                                "What was sent is wrong.",
                                OASFactory.createSchema()
                                        .addAnyOf(reference("Sentence"))
                                        .addAnyOf(reference("TypedSentence"))
                                        .addAnyOf(reference("FieldErrors"))))
                .addResponse("Unauthorized", sentence("There is no token, or it is unknown or expired."))
                .addResponse("Forbidden", sentence("The token has none of the scopes that this takes."))
                .addResponse("NotFound", sentence("There is no such thing, or none that the caller may see."))
                .addResponse(
                        "Moved",
                        answer(
                                "The project has another slug now.",
                                object("").addProperty("slug", text).addRequired("slug")))
                .addResponse("Conflict", sentence("Something else is in the way."))
                .addResponse(
                        "MissingPage",
                        OASFactory.createAPIResponse()
                                .description("A page that says that there is none, or none for who asks.")
                                .content(content(reference("Sentence"))
                                        .addMediaType(HTML, OASFactory.createMediaType())))
                .addResponse("TooLarge", sentence("The body is larger than may be."))
                .addResponse("Unsupported", sentence("The body is of a kind that is not understood."))
                .addResponse("Fault", sentence("A fault of the service; the answer has an id to look for in its log."))
                .addResponse("Unavailable", sentence("Not now; come again after Retry-After seconds."))
                .addHeader(
                        "Link",
                        OASFactory.createHeader()
                                .description("The pages before and after, with rel, results and cursor.")
                                .schema(text))
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer"));
    }

    private static Schema object(String description) {
        Schema object = OASFactory.createSchema().addType(SchemaType.OBJECT);
        return description.isEmpty() ? object : object.description(description);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static APIResponse sentence(String description) {
        return answer(description, reference("Sentence"));
    }

    private static APIResponse answer(String description, Schema schema) {
        return OASFactory.createAPIResponse().description(description).content(content(schema));
    }

    private static Content content(Schema schema) {
        return OASFactory.createContent()
                .addMediaType(JSON, OASFactory.createMediaType().schema(schema));
    }
}
