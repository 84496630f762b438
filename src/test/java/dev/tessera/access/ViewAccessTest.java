package dev.tessera.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import dev.tessera.Given;
import dev.tessera.Letters;
import dev.tessera.ProductClasses;
import dev.tessera.ServerTest;
import dev.tessera.membership.Invitations;
import dev.tessera.specification.TestSuites;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Every view of the workspace as everybody, as {@code docs/access.md} says; a view that it does not name fails. */
@ServerTest
@ViewPackages(packages = "dev.tessera")
class ViewAccessTest extends SpringBrowserlessTest {

    @Autowired
    ApplicationContext beans;

    @Autowired
    UserDetailsService accounts;

    @Test
    void every_view_is_in_the_table() {
        Set<String> views = new TreeSet<>();
        ProductClasses.ALL.stream()
                .filter(c -> c.isAnnotatedWith(Route.class))
                .forEach(c ->
                        views.add("/app/" + c.getAnnotationOfType(Route.class).value()));

        assertThat(new TreeSet<>(AccessTable.of("View").keySet())).isEqualTo(views);
    }

    @Test
    void everybody_may_open_what_the_table_says_and_nothing_else() {
        AccessFixture fixture = AccessFixture.in(beans);
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        AccessTable.of("View").forEach((view, said) -> {
            Map<String, String> row = new LinkedHashMap<>();
            said.keySet().forEach(column -> {
                String[] words = column.split(", ");
                AccessFixture.Side on = words.length > 1 && words[1].equals("foreign") ? fixture.foreign : fixture.own;
                row.put(column, opened(view, fixture.viewers.get(words[0]), on) ? "yes" : "no");
            });
            found.put(view, row);
        });

        assertThat(found).isEqualTo(AccessTable.of("View"));
    }

    @Test
    void every_link_of_every_view_leads_to_a_view() {
        AccessFixture fixture = AccessFixture.in(beans);
        RouteConfiguration routes = RouteConfiguration.forApplicationScope();
        Set<String> leadNowhere = new TreeSet<>();
        AccessTable.of("View").keySet().forEach(view -> {
            opened(view, fixture.administrator, fixture.own);
            UI.getCurrent()
                    .getChildren()
                    .flatMap(ViewAccessTest::all)
                    .filter(Anchor.class::isInstance)
                    .map(a -> ((Anchor) a).getHref())
                    .filter(href -> !href.startsWith("/") && !href.contains(":") && !href.startsWith("VAADIN"))
                    .filter(href -> routes.getRoute(href.split("\\?", 2)[0]).isEmpty())
                    .forEach(href -> leadNowhere.add(href + " on " + view));
        });

        assertThat(leadNowhere).isEmpty();
    }

    private static Stream<Component> all(Component of) {
        return Stream.concat(Stream.of(of), of.getChildren().flatMap(ViewAccessTest::all));
    }

    private boolean opened(String view, Viewer viewer, AccessFixture.Side on) {
        UserDetails user = accounts.loadUserByUsername(viewer.name() + "@example.org");
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        UI.getCurrent().navigate("account");
        UI.getCurrent().navigate(address(view, on));
        String route = getCurrentView().getClass().getSimpleName();
        return ProductClasses.ALL.stream()
                .filter(c -> c.isAnnotatedWith(Route.class))
                .anyMatch(c -> c.getSimpleName().equals(route)
                        && ("/app/" + c.getAnnotationOfType(Route.class).value()).equals(view));
    }

    /** Of the link in an invitation to somebody else. */
    private String secret(AccessFixture.Side on) {
        beans.getBean(Invitations.class)
                .invite(on.manager(), on.organisation().slug(), "invited@example.org", MembershipRole.MEMBER);
        String link = beans.getBean(Letters.class).newest("invited@example.org").link();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private long lineage(AccessFixture.Side on) {
        return beans.getBean(TestSuites.class)
                .cases(java.util.Objects.requireNonNull(
                        on.trial().specification().revision()))
                .getFirst()
                .lineage();
    }

    /** Of a profile that is not public. */
    private String profile(AccessFixture.Side on) {
        return ProfileOperations.unpublished(beans, on.organisation(), on.specification());
    }

    private String address(String view, AccessFixture.Side on) {
        return view.substring("/app/".length())
                .replace(":organisation", on.organisation().slug())
                .replace(":product", on.product().slug())
                .replace(":trial", on.trial().slug())
                .replace(":specification/:version", on.specification())
                .replace(
                        ":family",
                        view.contains(":family") ? beans.getBean(Given.class).familyOf(on.specification()) : "")
                .replace(
                        ":test/:subject/:peer?",
                        lineage(on) + "/" + on.participant().id())
                .replace(":lineage", Long.toString(lineage(on)))
                .replace(":profile", view.contains(":profile") ? profile(on) : "")
                .replace(":secret", view.contains(":secret") ? secret(on) : "");
    }
}
