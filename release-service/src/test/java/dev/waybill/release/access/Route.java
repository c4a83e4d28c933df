package dev.waybill.release.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An endpoint of the service, found in the annotations of its classes. */
record Route(String method, String path) implements Comparable<Route> {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)[^}]*}");

    /** Found once: it takes a look at every class. */
    private static final List<Route> ALL = find();

    /** All that there are, of this service and of the libraries in it. */
    static List<Route> all() {
        return ALL;
    }

    private static List<Route> find() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.waybill").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream().flatMap(method -> of(type, method)))
                        .sorted()
                        .distinct()
                        .toList();
    }

    private static Stream<Route> of(JavaClass type, JavaMethod method) {
        return Stream.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class)
                .filter(method::isAnnotatedWith)
                .map(verb -> new Route(
                        verb.getAnnotation(HttpMethod.class).value(),
                        ("/" + type.getAnnotationOfType(Path.class).value()
                                        + (method.isAnnotatedWith(Path.class)
                                                ? "/"
                                                        + method.getAnnotationOfType(Path.class)
                                                                .value()
                                                : ""))
                                .replaceAll("/+", "/")));
    }

    /** The names in braces. */
    List<String> parameters() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The path with values in the place of names. */
    String filled(UnaryOperator<String> values) {
        return PARAMETER.matcher(path).replaceAll(it -> Matcher.quoteReplacement(values.apply(it.group(1))));
    }

    @Override
    public int compareTo(Route other) {
        int byPath = path.compareTo(other.path);
        return byPath == 0 ? method.compareTo(other.method) : byPath;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
