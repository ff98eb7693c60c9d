package io.eventorchestrator.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.eventorchestrator.web", importOptions = DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.eventorchestrator.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule httpNeedsNoMessaging = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.eventorchestrator..")
                    .and(not(resideInAPackage("io.eventorchestrator.web.."))));
}
