package dev.waybill.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every fact of the contract by its type name, read once from the sealed interfaces. */
public final class FactTypes {

    private static final List<Class<? extends Fact>> CLASSES = records(Fact.class);

    private static final Map<String, Class<? extends Fact>> BY_TYPE =
            CLASSES.stream().collect(Collectors.toUnmodifiableMap(FactTypes::typeOf, Function.identity()));

    private FactTypes() {}

    /** All record classes of the contract. */
    public static List<Class<? extends Fact>> all() {
        return CLASSES;
    }

    /** The type name of a fact class. */
    public static String typeOf(Class<? extends Fact> fact) {
        FactType type = fact.getAnnotation(FactType.class);
        if (type == null) {
            throw new IllegalArgumentException(fact + " has no @FactType");
        }
        return type.value();
    }

    /** The record class of a type name; empty for a type that this version of the contract does not know. */
    public static Optional<Class<? extends Fact>> classOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static List<Class<? extends Fact>> records(Class<? extends Fact> sealed) {
        List<Class<? extends Fact>> found = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            Class<? extends Fact> fact = permitted.asSubclass(Fact.class);
            if (fact.isRecord()) {
                found.add(fact);
            } else {
                found.addAll(records(fact));
            }
        }
        return List.copyOf(found);
    }
}
