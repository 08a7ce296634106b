package io.zhanggui.assistant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.zhanggui.knowledge.Tenancy;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows of the design. */
@AnalyzeClasses(packages = "io.zhanggui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule thePromptsAndTheFactBaseKnowNothingOfOurs = noClasses()
            .that()
            .resideInAnyPackage("io.zhanggui.prompts..", "io.zhanggui.knowledge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.zhanggui.assistant..", "io.zhanggui.evaluation..");

    @ArchTest
    static final ArchRule theEvaluationKnowsNoService = noClasses()
            .that()
            .resideInAPackage("io.zhanggui.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.zhanggui.assistant..", "org.springframework.boot..");

    @ArchTest
    static final ArchRule theFactBaseKnowsNoBootAndNoWeb = noClasses()
            .that()
            .resideInAPackage("io.zhanggui.knowledge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.boot..", "org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule providersAndBreakersAreSeenByBackendsAlone = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.zhanggui.assistant.backend..",
                    // A command of its own, which asks the endpoint that it is given.
                    "io.zhanggui.evaluation.judge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.resilience4j..", "dev.langchain4j.model.openai..");

    @ArchTest
    static final ArchRule theIndexesAreNamedByTheWiringAlone = noClasses()
            .that()
            .resideInAPackage("io.zhanggui.assistant..")
            .and()
            .doNotHaveSimpleName("KnowledgeConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.zhanggui.knowledge.index.lucene..", "io.zhanggui.knowledge.index.pgvector..");

    @ArchTest
    static final ArchRule fewWorkAcrossMerchants = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.zhanggui.assistant.backend..",
                    "io.zhanggui.assistant.merchant..",
                    "io.zhanggui.assistant.operation..")
            .and()
            .doNotHaveSimpleName("ImportPulse")
            .and()
            .doNotHaveSimpleName("Staging")
            .and()
            .doNotHaveSimpleName("KnowledgeSchema")
            .and()
            .doNotHaveSimpleName("JobRows")
            .should()
            .callMethod(Tenancy.class, "acrossMerchants", ScopedValue.CallableOp.class);

    @ArchTest
    static final ArchRule featuresOfTheSameHeightAreStrangers = noClasses()
            .that()
            .resideInAPackage("io.zhanggui.assistant.support..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.zhanggui.assistant.copywriting..");

    @ArchTest
    static final ArchRule whatLiesBelowKnowsNothingAbove = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.zhanggui.assistant.backend..",
                    "io.zhanggui.assistant.compliance..",
                    "io.zhanggui.assistant.merchant..",
                    "io.zhanggui.assistant.problem..",
                    "io.zhanggui.assistant.installation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.zhanggui.assistant.facts..",
                    "io.zhanggui.assistant.support..",
                    "io.zhanggui.assistant.copywriting..",
                    "io.zhanggui.assistant.quality..",
                    "io.zhanggui.assistant.channel..",
                    "io.zhanggui.assistant.console..",
                    "io.zhanggui.assistant.sample..");

    @ArchTest
    static final ArchRule featuresDoNotKnowThatTheyAreMeasured = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.zhanggui.assistant.facts..",
                    "io.zhanggui.assistant.support..",
                    "io.zhanggui.assistant.copywriting..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.zhanggui.assistant.quality..");

    @ArchTest
    static final ArchRule pagesStandOnTop = noClasses()
            .that()
            .resideOutsideOfPackages("io.zhanggui.assistant.channel..", "io.zhanggui.assistant.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.zhanggui.assistant.channel..", "io.zhanggui.assistant.console..");

    @ArchTest
    static final ArchRule collaboratorsComeByTheConstructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule logsGoThroughSlf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule loggersAreConstants = fields().that()
            .haveRawType("org.slf4j.Logger")
            .should()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule noPackageIsADump = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..dto..", "..impl..", "..service..");

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes().should(standInANullMarkedPackage());

    @Test
    void modulesUseOnlyEachOthersFacesAndFormNoCircle() {
        ApplicationModules.of(ZhangguiApplication.class).verify();
    }

    private static ArchCondition<JavaClass> standInANullMarkedPackage() {
        return new ArchCondition<>("stand in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        };
    }
}
