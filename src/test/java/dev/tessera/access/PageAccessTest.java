package dev.tessera.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Letters;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.account.MailAddress;
import dev.tessera.account.Registrations;
import dev.tessera.news.Unsubscriptions;
import dev.tessera.organisation.Logos;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.ProductForm;
import dev.tessera.organisation.Products;
import dev.tessera.plan.Calendars;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page that is read without signing in, as {@code docs/access.md} says; one that it does not name fails. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageAccessTest {

    private static final Set<String> PAGES = Set.of("dev.tessera.site", "dev.tessera.signin");

    private final Rest rest;
    private final RequestMappingHandlerMapping mappings;
    private final ApplicationContext beans;

    @Autowired
    PageAccessTest(
            Rest rest,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            ApplicationContext beans) {
        this.rest = rest;
        this.mappings = mappings;
        this.beans = beans;
    }

    @Test
    void every_page_is_in_the_table() {
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            Set<RequestMethod> verbs = info.getMethodsCondition().getMethods();
            if (PAGES.contains(method.getBeanType().getPackageName())
                    && (verbs.isEmpty() || verbs.contains(RequestMethod.GET))) {
                mapped.addAll(info.getPatternValues());
            }
        });

        assertThat(new TreeSet<>(AccessTable.of("Page").keySet())).isEqualTo(mapped);
    }

    @Test
    void everybody_reads_what_the_table_says_and_nothing_else() {
        Map<String, String> shown = open();
        Map<String, String> kept = confidential();
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        AccessTable.of("Page").keySet().forEach(page -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("of what is public", word(page, shown));
            row.put("of what is not", word(page, kept));
            found.put(page, row);
        });

        assertThat(found).isEqualTo(AccessTable.of("Page"));
    }

    private Map<String, String> open() {
        Given given = beans.getBean(Given.class);
        Trial trial = given.trial(AccessFixture.SUITE, "Tool");
        Organisation organisation = given.organisation();
        String product = given.participant(trial, organisation.id(), Given.unique("Open"), "Tool")
                .productSlug();
        beans.getBean(Logos.class)
                .put(given.coordinator().viewer(), organisation.slug(), OrganisationOperations.picture());
        String email = Given.unique("reader") + "@example.org";
        beans.getBean(Registrations.class).ask(MailAddress.of(email), "Reader", Locale.ENGLISH);
        String link = beans.getBean(Letters.class).newest(email).link();
        return examples(
                trial,
                organisation,
                product,
                link.substring(link.lastIndexOf('/') + 1),
                given.profile(trial.specification().path(), organisation).slug());
    }

    private Map<String, String> confidential() {
        AccessFixture fixture = AccessFixture.in(beans);
        AccessFixture.Side side = fixture.own;
        Trial trial =
                beans.getBean(Given.class).trial(side.specification(), TrialStatus.ANNOUNCED, Visibility.CONFIDENTIAL);
        beans.getBean(Logos.class).put(side.manager(), side.waiting().slug(), OrganisationOperations.picture());
        String product = beans.getBean(Products.class)
                .create(
                        side.manager(),
                        side.waiting().slug(),
                        new ProductForm(Given.unique("Hidden"), null, null, null, null, List.of(), List.of()));
        return examples(
                trial,
                side.waiting(),
                product,
                "no-such-secret",
                ProfileOperations.unpublished(
                        beans, side.organisation(), trial.specification().path()));
    }

    private Map<String, String> examples(
            Trial trial, Organisation organisation, String product, String secret, String profile) {
        String specification = trial.specification().path();
        Map<String, String> examples = new HashMap<>(Map.of(
                "{trial}",
                trial.slug(),
                "{organisation}",
                organisation.slug(),
                "{product}",
                product,
                "{specification}",
                specification.substring(0, specification.indexOf('/')),
                "{family}",
                beans.getBean(Given.class).familyOf(specification),
                "{version}",
                "1.0",
                "{secret}",
                secret,
                "{profile}",
                profile,
                "{letter}",
                "1",
                "{test}",
                Long.toString(beans.getBean(TestSuites.class)
                        .cases(java.util.Objects.requireNonNull(
                                trial.specification().revision()))
                        .getFirst()
                        .lineage())));
        examples.put("{ending}", secret.equals("no-such-secret") ? secret : ending());
        examples.put("{feed}", secret.equals("no-such-secret") ? secret : feed());
        return examples;
    }

    /** Of a person's calendar. */
    private String feed() {
        String address = beans.getBean(Calendars.class)
                .renew(beans.getBean(Given.class).coordinator().viewer(), null);
        return address.substring(address.lastIndexOf('/') + 1, address.lastIndexOf('.'));
    }

    /** Of a letter of news. */
    private String ending() {
        long reader = beans.getBean(Given.class).coordinator().viewer().account();
        String address = beans.getBean(Unsubscriptions.class).address(reader);
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private String word(String page, Map<String, String> examples) {
        String path = page;
        for (Map.Entry<String, String> example : examples.entrySet()) {
            path = path.replace(example.getKey(), example.getValue());
        }
        int status = rest.get(path, "").status();
        return switch (status) {
            case 200, 204 -> "yes";
            case 301 -> "moved";
            case 302, 303 -> "sign in";
            case 404 -> "hidden";
            default -> path + " " + status;
        };
    }
}
