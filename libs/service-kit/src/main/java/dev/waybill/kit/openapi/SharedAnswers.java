package dev.waybill.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Says once, for all operations, how a caller is known, which errors come in which shape ({@link dev.waybill.kit.error.SentryErrors}) and
 * that lists have a {@code Link} header. What an operation says itself about a status stays. Runs when the service is built.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SharedAnswers implements OASFilter {

    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final String BEARER = "token";
    private static final String API = "/api/0";

    /** Status to name of the shared answer. */
    private static final Map<String, String> OF_ALL = Map.of("400", "Invalid", "500", "Fault", "503", "Unavailable");

    private static final Map<String, String> OF_CALLERS = Map.of("401", "Unauthorized", "403", "Forbidden");
    private static final Map<String, String> OF_CHANGES =
            Map.of("409", "Conflict", "413", "TooLarge", "415", "Unsupported");

    private final RecordSchemas records;

    /** @param index the classes of the service and of its libraries */
    public SharedAnswers(IndexView index) {
        this.records = new RecordSchemas(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        if (components == null) {
            components = OASFactory.createComponents();
            document.setComponents(components);
        }
        records.complete(components);
        describe(components);
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths()
                    .getPathItems()
                    .forEach((path, item) ->
                            item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
        }
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        APIResponses answers = operation.getResponses();
        if (isPage(answers)) {
            add(answers, Map.of("404", "MissingPage"));
            return;
        }
        boolean ofApi = isApi(path);
        boolean ofOperator = path.startsWith("/internal/");
        if (!ofApi && !ofOperator && !path.startsWith("/webhooks/")) {
            return;
        }
        add(answers, OF_ALL);
        add(answers, path.contains("{") ? Map.of("404", "NotFound") : Map.of());
        add(answers, path.contains("{project}") ? Map.of("302", "Moved") : Map.of());
        if (ofApi || ofOperator) {
            add(answers, OF_CALLERS);
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
        }
        if (method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH) {
            add(answers, OF_CHANGES);
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(SharedAnswers::isCursor)) {
            APIResponse page = answers.getAPIResponse("200");
            if (page != null) {
                page.addHeader("Link", OASFactory.createHeader().ref("Link"));
            }
        }
    }

    private static boolean isPage(APIResponses answers) {
        APIResponse page = answers.getAPIResponse("200");
        return page != null && page.getContent() != null && page.getContent().hasMediaType(HTML);
    }

    private static boolean isApi(String path) {
        return path.equals(API) || path.startsWith(API + "/");
    }

    private static boolean isCursor(Parameter parameter) {
        return "cursor".equals(parameter.getName());
    }

    private static void add(APIResponses answers, Map<String, String> shared) {
        shared.forEach((status, name) -> {
            APIResponse own = answers.getAPIResponse(status);
            // Of an operation with a body the scanner says by itself that there is a 400, and nothing about it.
            if (own == null || (own.getRef() == null && own.getContent() == null)) {
                answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
            }
        });
    }

    private static void describe(Components components) {
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
