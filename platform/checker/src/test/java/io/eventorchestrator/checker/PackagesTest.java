package io.eventorchestrator.checker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.eventorchestrator.checker", importOptions = DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule theCheckerSharesNoCodeWithThePlatform = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.eventorchestrator.checker",
                    "java..",
                    "org.apache.kafka..",
                    "org.jspecify.annotations",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation");
}
