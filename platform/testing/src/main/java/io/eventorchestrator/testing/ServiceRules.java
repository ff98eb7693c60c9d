package io.eventorchestrator.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.EventHandler;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/**
 * Architecture rules of every service; include them with {@code ArchTests.in(ServiceRules.class)}. A service may lack a
 * domain, use cases, controllers and static fields.
 */
public final class ServiceRules {

    private static final Set<String> SERVICES =
            Catalogue.load().services().stream().map(Catalogue.load()::domain).collect(Collectors.toSet());

    /** Aggregates don't depend on a framework, so that they are tested without one. */
    @ArchTest
    public static final ArchRule theDomainKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "tools.jackson..",
                    "io.eventorchestrator.messaging..",
                    "io.eventorchestrator.web..")
            .allowEmptyShould(true);

    /** The edges call the use cases, never the reverse. */
    @ArchTest
    public static final ArchRule useCasesKnowNoEdge = noClasses()
            .that()
            .resideInAPackage("..application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.eventorchestrator.*..web..",
                    "io.eventorchestrator.*..events..",
                    "io.eventorchestrator.*..persistence..",
                    "io.eventorchestrator.web..")
            .allowEmptyShould(true);

    /** A new major version of an event changes the edge that maps it, and neither the domain nor the HTTP API. */
    @ArchTest
    public static final ArchRule onlyTheEdgeOfEventsKnowsTheContract = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventorchestrator.*..events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.eventorchestrator.contracts.*..");

    /** Packages that depend on each other in a circle can't be changed separately. */
    @ArchTest
    public static final ArchRule packagesFormNoCycle =
            slices().matching("io.eventorchestrator.*.(*)..").should().beFreeOfCycles();

    /** The packages of a feature, such as {@code orders.returns}, form no circle, either. */
    @ArchTest
    public static final ArchRule packagesOfAFeatureFormNoCycle = slices().matching("io.eventorchestrator.*.*.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    /** Services exchange events, and nothing else. */
    @ArchTest
    public static final ArchRule servicesKnowNoOtherService = classes().should(knowNoOtherService());

    /** A listener only delegates; other code calls the use case instead. */
    @ArchTest
    public static final ArchRule listenersAreNotPublic =
            methods().that().areAnnotatedWith(EventHandler.class).should().notBePublic();

    /** Controllers are called only through HTTP. */
    @ArchTest
    public static final ArchRule controllersAreNotPublic = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    /** Dependencies are visible in the constructor. */
    @ArchTest
    public static final ArchRule noFieldIsInjected = fields().should().notBeAnnotatedWith(Autowired.class);

    /** Mutable static state is not thread-safe. */
    @ArchTest
    public static final ArchRule staticFieldsAreFinal = fields().that()
            .areStatic()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .allowEmptyShould(true);

    /** An injected clock can be set by a test; the system clock can't. */
    @ArchTest
    public static final ArchRule nobodyAsksTheMachineForTheTime =
            noClasses().should().callMethod(java.time.Instant.class, "now");

    private ServiceRules() {}

    private static ArchCondition<JavaClass> knowNoOtherService() {
        return new ArchCondition<>("know no other service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOtherService(dependency.getTargetClass(), service(type)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean isOtherService(JavaClass target, String own) {
        return SERVICES.contains(service(target)) && !service(target).equals(own);
    }

    private static String service(JavaClass type) {
        return type.getPackageName().split("\\.", 4).length < 3
                ? ""
                : type.getPackageName().split("\\.", 4)[2];
    }
}
