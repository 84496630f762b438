package dev.tessera.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * How each operation of a feature is done to a thing: what is answered by {@code false} or an empty {@link Optional} is
 * not shown. Each begins from the fixture, and what it does is rolled back.
 */
abstract class Operations {

    /** Does something as somebody, to one side's things. */
    @FunctionalInterface
    interface Operation {
        Object by(Viewer viewer, AccessFixture.Side on);
    }

    /** The same, where nothing comes back. */
    @FunctionalInterface
    interface Doing {
        void by(Viewer viewer, AccessFixture.Side on);
    }

    private final Map<String, Operation> all = new LinkedHashMap<>();
    private final ApplicationContext beans;
    final AccessFixture fixture;

    Operations(AccessFixture fixture, ApplicationContext beans) {
        this.fixture = fixture;
        this.beans = beans;
    }

    /** Those of every feature. */
    static Map<String, Operation> all(AccessFixture fixture, ApplicationContext beans) {
        Map<String, Operation> all = new LinkedHashMap<>();
        Stream.of(
                        new OrganisationOperations(fixture, beans),
                        new MembershipOperations(fixture, beans),
                        new AccountOperations(fixture, beans),
                        new TrialOperations(fixture, beans),
                        new BoardOperations(fixture, beans),
                        new CatalogueOperations(fixture, beans),
                        new ProfileOperations(fixture, beans),
                        new SuiteOperations(fixture, beans),
                        new NewsOperations(fixture, beans),
                        new EvidenceOperations(fixture, beans),
                        new PlanOperations(fixture, beans),
                        new DiscussionOperations(fixture, beans))
                .forEach(feature -> all.putAll(feature.all));
        return all;
    }

    final void does(String name, Doing what) {
        shows(name, (viewer, on) -> {
            what.by(viewer, on);
            return true;
        });
    }

    final void shows(String name, Operation what) {
        all.put(name, what);
    }

    final <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
