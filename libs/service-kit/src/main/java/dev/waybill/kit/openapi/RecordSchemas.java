package dev.waybill.kit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Completes the schemas of wire records with what JSpecify and Jackson say: a member that may not be null is required; one that may be is
 * null, or left out where the record says so ({@code @JsonInclude(NON_NULL)}) or is read from a client ({@code *Request}).
 */
final class RecordSchemas {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final String OURS = "dev.waybill.";

    private final Map<String, List<ClassInfo>> bySimpleName;

    RecordSchemas(IndexView index) {
        this.bySimpleName = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(type -> type.name().toString().startsWith(OURS))
                .collect(Collectors.groupingBy(RecordSchemas::simpleName));
    }

    void complete(Components components) {
        if (components.getSchemas() != null) {
            components
                    .getSchemas()
                    .forEach((name, schema) -> record(name, schema).ifPresent(type -> complete(schema, type)));
        }
    }

    /** The record that was read into a schema; records of one name are told apart by their members. */
    private Optional<ClassInfo> record(String schemaName, Schema schema) {
        Set<String> members = schema.getProperties() == null
                ? Set.of()
                : schema.getProperties().keySet();
        return bySimpleName.getOrDefault(schemaName.replaceFirst("\\d+$", ""), List.of()).stream()
                .filter(type -> type.recordComponents().stream()
                        .map(RecordSchemas::wireName)
                        .collect(Collectors.toSet())
                        .equals(members))
                .findFirst();
    }

    private static void complete(Schema schema, ClassInfo type) {
        boolean read = simpleName(type).endsWith("Request");
        Set<String> required = new TreeSet<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            String name = wireName(component);
            boolean nullable = component.type().hasAnnotation(NULLABLE);
            boolean leftOut = nullable && (leavesNullOut(type) || leavesNullOut(component));
            if (!nullable || (!leftOut && !read)) {
                required.add(name);
            }
            Schema member = schema.getProperties().get(name);
            if (nullable && !leftOut && member != null) {
                schema.addProperty(name, orNull(member));
            }
        }
        if (!required.isEmpty()) {
            schema.setRequired(new ArrayList<>(required));
        }
    }

    private static Schema orNull(Schema schema) {
        if (schema.getType() != null) {
            return schema.getType().contains(SchemaType.NULL) ? schema : schema.addType(SchemaType.NULL);
        }
        // Without a type it is a reference, or anything at all, which null is already.
        return schema.getRef() == null
                ? schema
                : OASFactory.createSchema()
                        .addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    private static boolean leavesNullOut(AnnotationTarget target) {
        AnnotationInstance include = switch (target.kind()) {
            case CLASS -> target.asClass().declaredAnnotation(INCLUDE);
            case RECORD_COMPONENT -> target.asRecordComponent().field().annotation(INCLUDE);
            case FIELD, METHOD, METHOD_PARAMETER, TYPE -> null;
        };
        return include != null
                && include.value() != null
                && include.value().asEnum().startsWith("NON_");
    }

    private static String wireName(RecordComponentInfo component) {
        AnnotationInstance property = component.field().annotation(PROPERTY);
        return property == null || property.value() == null
                ? component.name()
                : property.value().asString();
    }

    private static String simpleName(ClassInfo type) {
        String name = type.name().withoutPackagePrefix();
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
