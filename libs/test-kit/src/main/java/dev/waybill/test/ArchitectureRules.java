package dev.waybill.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/**
 * The layers of a service, told apart by the suffixes of its classes, as design §5 says. A service checks them with
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.waybill.release", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests LAYERS = ArchTests.in(ArchitectureRules.class);
 *
 *     @ArchTest
 *     static final ArchTests CODE = ArchTests.in(CodingRules.class);
 * }
 * }</pre>
 *
 * <p>What holds for all code beside the layers is in {@link CodingRules}; a library checks those alone.
 */
public final class ArchitectureRules {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";

    private static final DescribedPredicate<JavaClass> ENTITY =
            DescribedPredicate.describe("entities", type -> type.isAnnotatedWith("jakarta.persistence.Entity"));

    private static final DescribedPredicate<JavaClass> QUERYING = resideInAnyPackage("java.sql..", "javax.sql..")
            .or(resideInAPackage("io.quarkus.hibernate.orm.."))
            .or(resideInAPackage("io.quarkus.panache.."))
            .or(resideInAPackage("jakarta.persistence.criteria.."))
            .or(named(
                    "jakarta.persistence.EntityManager",
                    "jakarta.persistence.Query",
                    "jakarta.persistence.TypedQuery",
                    "org.hibernate.Session",
                    "org.hibernate.StatelessSession",
                    "org.hibernate.SessionFactory"))
            .as("classes that query a database");

    private static final DescribedPredicate<JavaClass> OUTBOX = named("dev.waybill.state.Outbox");

    @ArchTest
    public static final ArchRule RESOURCES_ONLY_CALL_USE_CASES = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should(dependOnClassesThat(QUERYING.or(ENTITY)
                    .or(OUTBOX)
                    .or(layer("Repository", "Consumer", "Job", "Client"))
                    .or(resideInAPackage("org.apache.kafka.."))))
            .because("a resource parses, calls one use case and gives a view; entities are never on the wire");

    @ArchTest
    public static final ArchRule PATHS_ARE_SERVED_BY_RESOURCES = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .haveSimpleNameEndingWith("Resource")
            .because("the suffix is the layer");

    @ArchTest
    public static final ArchRule CONSUMERS_DECODE_AND_CALL = noClasses()
            .that()
            .haveSimpleNameEndingWith("Consumer")
            .and()
            .resideInAPackage("dev.waybill..")
            .should(dependOnClassesThat(
                    QUERYING.or(ENTITY).or(OUTBOX).or(layer("Repository", "Resource", "View", "Job", "Client"))))
            .because("a consumer decodes and calls one use case, which owns the transaction");

    @ArchTest
    public static final ArchRule CHANNELS_ARE_READ_BY_CONSUMERS = methods()
            .that()
            .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Consumer")
            .because("the suffix is the layer");

    @ArchTest
    public static final ArchRule CHANNELS_ARE_NOT_WRITTEN = methods()
            .should()
            .notBeAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Outgoing")
            .because("what a service tells leaves through its outbox, in the transaction in which it happens");

    @ArchTest
    public static final ArchRule ONLY_REPOSITORIES_QUERY = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .should(dependOnClassesThat(QUERYING))
            .because("a repository is the only place with SQL and HQL");

    @ArchTest
    public static final ArchRule REPOSITORIES_KNOW_NO_OTHER_LAYER = noClasses()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should(dependOnClassesThat(
                    layer("Resource", "Consumer", "Request", "Job", "Client").or(OUTBOX)))
            .because("a repository answers queries");

    @ArchTest
    public static final ArchRule ENTITIES_ARE_STATE_AND_BEHAVIOUR = noClasses()
            .that(ENTITY)
            .should(dependOnClassesThat(QUERYING.or(OUTBOX)
                    .or(layer("Resource", "Consumer", "Repository", "View", "Request", "Job", "Client"))
                    .or(resideInAnyPackage("com.fasterxml.jackson..", "jakarta.ws.rs..", "jakarta.inject.."))))
            .because("an entity is never serialised and fetches nothing");

    @ArchTest
    public static final ArchRule WIRE_RECORDS_ARE_RECORDS = classes()
            .that()
            .haveSimpleNameEndingWith("View")
            .or()
            .haveSimpleNameEndingWith("Request")
            .and()
            .areTopLevelClasses()
            .should(beRecordsOrSealed())
            .because("what is on the wire has no behaviour and does not change");

    @ArchTest
    public static final ArchRule WIRE_RECORDS_CALL_NOTHING = noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .or()
            .haveSimpleNameEndingWith("Request")
            .should(dependOnClassesThat(QUERYING.or(OUTBOX)
                    .or(layer("Resource", "Consumer", "Repository", "Job", "Client"))
                    .or(resideInAnyPackage("jakarta.persistence..", "jakarta.inject.."))))
            .because("wire records are named after the wire and know nothing but it");

    @ArchTest
    public static final ArchRule WIRE_RECORDS_HOLD_NO_ENTITIES = noFields()
            .that()
            .areDeclaredInClassesThat(simpleNameEndingWith("View").or(simpleNameEndingWith("Request")))
            .should()
            .haveRawType(ENTITY)
            .because("entities are never on the wire");

    @ArchTest
    public static final ArchRule JOBS_ONLY_TRIGGER = noClasses()
            .that()
            .haveSimpleNameEndingWith("Job")
            .should(dependOnClassesThat(
                    QUERYING.or(ENTITY).or(OUTBOX).or(layer("Repository", "Resource", "Consumer", "View"))))
            .because("a job is a scheduler's trigger only");

    @ArchTest
    public static final ArchRule SCHEDULES_ARE_JOBS = methods()
            .that()
            .areAnnotatedWith("io.quarkus.scheduler.Scheduled")
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Job")
            .because("the suffix is the layer");

    @ArchTest
    public static final ArchRule CLIENTS_KNOW_NO_OTHER_LAYER = noClasses()
            .that()
            .haveSimpleNameEndingWith("Client")
            .should(dependOnClassesThat(
                    QUERYING.or(ENTITY).or(OUTBOX).or(layer("Repository", "Resource", "Consumer", "View", "Job"))))
            .because("a client calls outward and fails with types of its own");

    @ArchTest
    public static final ArchRule ONLY_CLIENTS_CALL_OUTWARD = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Client")
            .should(dependOnClassesThat(resideInAnyPackage(
                            "java.net.http..",
                            "jakarta.ws.rs.client..",
                            "org.eclipse.microprofile.rest.client..",
                            "org.eclipse.jgit.transport..",
                            "org.apache.hc..")
                    .or(named(
                            "jakarta.mail.Transport",
                            "io.quarkus.mailer.Mailer",
                            "io.quarkus.mailer.reactive.ReactiveMailer"))))
            .because("outward calls are bounded and fail with types of their own, in one place each");

    @ArchTest
    public static final ArchRule USE_CASES_OWN_TRANSACTIONS = methods()
            .that()
            .areDeclaredInClassesThat(layer("Resource", "Consumer", "Repository", "View", "Request", "Job", "Client"))
            .should()
            .notBeAnnotatedWith(TRANSACTIONAL)
            .because("the use case owns the transaction, so that state and announcement are one");

    @ArchTest
    public static final ArchRule LAYERS_ARE_NOT_TRANSACTIONAL = noClasses()
            .that(layer("Resource", "Consumer", "Repository", "View", "Request", "Job", "Client"))
            .should()
            .beAnnotatedWith(TRANSACTIONAL)
            .because("the use case owns the transaction, so that state and announcement are one");

    @ArchTest
    public static final ArchRule FEATURES_HAVE_NO_CYCLES = slices().matching("dev.waybill.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("features that need each other tell each other by events in the same transaction");

    @ArchTest
    public static final ArchRule FIELDS_ARE_NOT_PUBLIC = fields().that()
            .areDeclaredInClassesThat(ENTITY)
            .and()
            .areNotStatic()
            .should()
            .notBePublic()
            .because("an entity guards its own state");

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaClass> layer(String... suffixes) {
        return DescribedPredicate.describe(
                "classes named …" + String.join(", …", suffixes),
                type -> type.getPackageName().startsWith("dev.waybill.")
                        && Arrays.stream(suffixes).anyMatch(type.getSimpleName()::endsWith));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                String.join(", ", names), type -> Arrays.asList(names).contains(type.getName()));
    }

    private static ArchCondition<JavaClass> beRecordsOrSealed() {
        return be(DescribedPredicate.describe(
                "records, enums or interfaces", type -> type.isRecord() || type.isEnum() || type.isInterface()));
    }
}
