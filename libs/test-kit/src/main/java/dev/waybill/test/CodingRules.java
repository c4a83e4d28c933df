package dev.waybill.test;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.temporal.Temporal;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** What holds for all our code, libraries and services alike. */
public final class CodingRules {

    @ArchTest
    public static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethodWhere(target(name("now"))
                    .and(target(owner(assignableTo(Temporal.class))))
                    .and(target(rawParameterTypes(new Class<?>[0]))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test has to be able to set the clock: inject java.time.Clock");

    @ArchTest
    public static final ArchRule IDS_ARE_INJECTED = noClasses()
            .should()
            .callMethod(UUID.class, "randomUUID")
            .because("ids are UUIDv7 from dev.waybill.kit.id.Ids, or derived from what they name");

    @ArchTest
    public static final ArchRule INJECTION_IS_BY_CONSTRUCTOR = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
            .because("what a class needs is in its constructor, so a test can make one");

    @ArchTest
    public static final ArchRule OLD_DATES_ARE_BANNED = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\..*DateFormat"
                    + "|java\\.sql\\.(Date|Time|Timestamp)")
            .because("time is java.time.Instant, in UTC");

    @ArchTest
    public static final ArchRule NOTHING_SLEEPS = noClasses()
            .should()
            .callMethodWhere(target(name("sleep")).and(target(owner(name("java.lang.Thread")))))
            .because("who waits, waits for something");

    @ArchTest
    public static final ArchRule NOTHING_PRINTS = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("logs go through org.jboss.logging");

    @ArchTest
    public static final ArchRule PACKAGES_ARE_NULL_MARKED =
            classes().should(beInANullMarkedPackage()).because("null is impossible or annotated");

    private CodingRules() {}

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            }
        };
    }
}
