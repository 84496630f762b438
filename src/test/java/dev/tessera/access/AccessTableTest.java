package dev.tessera.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tessera.ProductClasses;
import dev.tessera.ServerTest;
import dev.tessera.audit.Audit;
import dev.tessera.common.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every operation of every feature, done as everybody, to things of their own and to foreign ones: what comes of it
 * is what {@code docs/access.md} says. An operation that the table does not name fails the test.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest {

    private static final Set<String> HAVE_NO_OTHER_SIDE =
            Set.of("anonymous", "anybody signed in", "coordinator", "administrator", "coordinator's token");

    private final TransactionTemplate transaction;
    private final AccessFixture fixture;
    private final Map<String, Operations.Operation> operations;

    @Autowired
    AccessTableTest(ApplicationContext beans, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.fixture = AccessFixture.in(beans);
        this.operations = Operations.all(fixture, beans);
    }

    @Test
    void every_operation_is_in_the_table_and_every_row_is_an_operation() {
        Set<String> inTheSources = new TreeSet<>();
        for (JavaClass of : ProductClasses.ALL) {
            if (isService(of)) {
                of.getMethods().stream()
                        .filter(AccessTableTest::isOfAViewer)
                        .forEach(m -> inTheSources.add(of.getPackageName().substring("dev.tessera.".length())
                                + "."
                                + of.getSimpleName()
                                + "."
                                + m.getName()));
            }
        }
        Set<String> inTheTable = AccessTable.of("Operation").keySet().stream()
                .map(row -> row.split(",", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inTheTable).isEqualTo(inTheSources);
        assertThat(operations.keySet())
                .containsExactlyInAnyOrderElementsOf(AccessTable.of("Operation").keySet());
    }

    @Test
    void everybody_may_do_what_the_table_says_and_nothing_else() {
        Map<String, Map<String, String>> table = AccessTable.of("Operation");
        List<String> otherwise = new ArrayList<>();
        operations.forEach((name, operation) -> {
            Map<String, String> found = outcomes(operation);
            if (!found.equals(table.get(name))) {
                otherwise.add(name + "\n  says " + table.get(name) + "\n  does " + found);
            }
        });

        assertThat(otherwise).as(String.join("\n", otherwise)).isEmpty();
    }

    private Map<String, String> outcomes(Operations.Operation operation) {
        Map<String, String> found = new LinkedHashMap<>();
        fixture.viewers.forEach((who, viewer) -> {
            String own = outcome(operation, viewer, fixture.own);
            if (HAVE_NO_OTHER_SIDE.contains(who)) {
                assertThat(outcome(operation, viewer, fixture.foreign)).as(who).isEqualTo(own);
                found.put(who, own);
            } else {
                found.put(who + ", own", own);
                found.put(who + ", foreign", outcome(operation, viewer, fixture.foreign));
            }
        });
        return found;
    }

    private String outcome(Operations.Operation operation, Viewer viewer, AccessFixture.Side on) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                Object answer = operation.by(viewer, on);
                return Boolean.FALSE.equals(answer) || Optional.empty().equals(answer) ? "hidden" : "yes";
            } catch (Refusal refusal) {
                return switch (refusal.kind()) {
                    case FORBIDDEN -> "no";
                    case NOT_FOUND -> "hidden";
                    default -> throw refusal;
                };
            }
        });
    }

    private static boolean isService(JavaClass of) {
        return (of.isAnnotatedWith(Service.class) || of.isAnnotatedWith(Component.class))
                && !of.getPackageName().contains(".ui")
                && !of.isEquivalentTo(AccessPolicy.class)
                && !of.isEquivalentTo(Audit.class);
    }

    private static boolean isOfAViewer(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !method.getRawParameterTypes().isEmpty()
                && method.getRawParameterTypes().getFirst().isEquivalentTo(Viewer.class);
    }
}
