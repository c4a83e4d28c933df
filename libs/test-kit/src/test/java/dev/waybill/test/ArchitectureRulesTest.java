package dev.waybill.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds the offender in {@code dev.waybill.broken} and nothing in {@code dev.waybill.tidy}. */
class ArchitectureRulesTest {

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("dev.waybill.broken");
    private static final JavaClasses TIDY = new ClassFileImporter().importPackages("dev.waybill.tidy");

    static Stream<Arguments> rules() {
        return Stream.of(ArchitectureRules.class, CodingRules.class)
                .flatMap(rules -> Arrays.stream(rules.getFields()))
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(field -> {
                    try {
                        return Arguments.argumentSet(field.getName(), field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void finds_the_offender(ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void lets_tidy_code_pass(ArchRule rule) {
        List<String> violations = rule.evaluate(TIDY).getFailureReport().getDetails();

        assertThat(violations).isEmpty();
    }
}
