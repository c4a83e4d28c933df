package dev.waybill.local.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which service answers which path, as deploy/routes.yaml says. */
public final class RouteTable {

    private final List<RoutePattern> closed;
    private final List<Route> routes;

    private record Route(RoutePattern pattern, String service) {}

    private record Document(
            @JsonProperty("closed") List<String> closed,
            @JsonProperty("routes") List<Line> routes) {}

    private record Line(
            @JsonProperty("path") String path,
            @JsonProperty("service") String service) {}

    private RouteTable(List<RoutePattern> closed, List<Route> routes) {
        this.closed = closed;
        this.routes = routes;
    }

    /** Reads the file and checks every pattern. */
    public static RouteTable read(Path file) throws IOException {
        Document document = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build()
                .readValue(file.toFile(), Document.class);
        return new RouteTable(
                document.closed().stream().map(RoutePattern::parse).toList(),
                document.routes().stream()
                        .map(line -> new Route(RoutePattern.parse(line.path()), line.service()))
                        .toList());
    }

    /** The services that the routes name. */
    public List<String> services() {
        return routes.stream().map(Route::service).distinct().toList();
    }

    /**
     * The service for a request, or nothing when the path is closed or unknown.
     *
     * @param rawPath as it stands in the request line, without the query
     */
    public Optional<String> service(String rawPath) {
        List<String> liberal = RequestPath.liberalSegments(rawPath);
        List<String> segments = RequestPath.segments(rawPath);
        if (closed.stream().anyMatch(pattern -> pattern.matches(liberal) || pattern.matches(segments))) {
            return Optional.empty();
        }
        return routes.stream()
                .filter(route -> route.pattern().matches(segments))
                .map(Route::service)
                .findFirst();
    }
}
