package dev.waybill.state;

import dev.waybill.contracts.Fact;
import dev.waybill.contracts.Part;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Which part of a fact it is: what its component of type {@link Part} says, and 1 if it has none. */
final class PartNumber {

    private static final ClassValue<Optional<Method>> ACCESSOR = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() == Part.class)
                    .map(RecordComponent::getAccessor)
                    .findFirst();
        }
    };

    private PartNumber() {}

    static int of(Fact fact) {
        return ACCESSOR.get(fact.getClass()).map(part -> number(part, fact)).orElse(1);
    }

    private static int number(Method accessor, Fact fact) {
        try {
            return ((Part) accessor.invoke(fact)).number();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the contract's records are public: " + fact.getClass(), e);
        }
    }
}
