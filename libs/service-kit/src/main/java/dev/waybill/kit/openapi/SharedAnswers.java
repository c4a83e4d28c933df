package dev.waybill.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.IndexView;

/**
 * Says once, for all operations, how a caller is known, which errors come in which shape ({@link dev.waybill.kit.error.SentryErrors}) and
 * that lists have a {@code Link} header. What an operation says itself about a status stays. Runs when the service is built.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class SharedAnswers implements OASFilter {

    private static final String HTML = "text/html";
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
        SharedComponents.addTo(components);
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.setPaths(complete(document.getPaths()));
        }
    }

    private static Paths complete(Paths paths) {
        Paths completed = OASFactory.createPaths();
        paths.getPathItems().forEach((path, item) -> {
            item.getOperations().forEach((method, operation) -> complete(path, method, operation));
            // Sentry's paths end with a slash; the scanner drops it.
            completed.addPathItem(isApi(path) && !path.endsWith("/") ? path + "/" : path, item);
        });
        return completed;
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
        // Whoever is no operator is told of nothing there.
        add(answers, ofOperator || path.contains("{") ? Map.of("404", "NotFound") : Map.of());
        add(answers, path.contains("{project}") ? Map.of("302", "Moved") : Map.of());
        if (ofApi || ofOperator) {
            add(answers, OF_CALLERS);
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(SharedComponents.BEARER));
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
}
