package dev.tessera;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The rules of where things go. */
class ArchitectureTest {

    private static final String GENERATED_TABLES = "dev.tessera.db..";
    private static final String GENERATED_PAGES = "dev.tessera.pages..";

    private static final DescribedPredicate<JavaClass> A_QUERY_CLASS = new DescribedPredicate<>("a query class") {
        @Override
        public boolean test(JavaClass of) {
            return outermost(of).getSimpleName().endsWith("Queries");
        }
    };

    /** Each package is a slice of its own, {@code matrix} and {@code matrix.ui} too; generated ones are left out. */
    private static final SliceAssignment BY_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass of) {
            return resideInAnyPackage(GENERATED_TABLES, GENERATED_PAGES).test(of)
                            || !of.getPackageName().startsWith("dev.tessera")
                    ? SliceIdentifier.ignore()
                    : SliceIdentifier.of(of.getPackageName());
        }

        @Override
        public String getDescription() {
            return "the product's packages";
        }
    };

    @Test
    void vaadin_stays_in_views_and_their_shell() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ui..", "dev.tessera.shell..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(ProductClasses.ALL);
    }

    @Test
    void tables_are_read_and_written_by_query_classes_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(GENERATED_TABLES)
                .and(DescribedPredicate.not(A_QUERY_CLASS))
                .should()
                .dependOnClassesThat(resideInAPackage(GENERATED_TABLES))
                .check(ProductClasses.ALL);
    }

    @Test
    void query_classes_are_their_features_own() {
        classes()
                .that(A_QUERY_CLASS)
                .and()
                .areTopLevelClasses()
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(ProductClasses.ALL);
    }

    @Test
    void packages_are_free_of_cycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(BY_PACKAGE)
                .should()
                .beFreeOfCycles()
                .check(ProductClasses.ALL);
    }

    @Test
    void api_and_pages_know_no_view() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.tessera.api..", "dev.tessera.site..", GENERATED_PAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tessera..ui..", "com.vaadin..")
                .check(ProductClasses.ALL);
    }

    @Test
    void views_are_their_features_own() {
        classes()
                .that()
                .resideInAPackage("dev.tessera..ui..")
                .and()
                .haveSimpleNameEndingWith("View")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(ProductClasses.ALL);
    }

    private static JavaClass outermost(JavaClass of) {
        JavaClass outer = of;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
