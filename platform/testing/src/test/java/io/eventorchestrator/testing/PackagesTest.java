package io.eventorchestrator.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.eventorchestrator.testing", importOptions = DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.eventorchestrator.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule itServesEveryServiceAndKnowsNone = ServiceRules.servicesKnowNoOtherService;
}
