package dev.tessera;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address that a running server answers at, as the server itself lists them: what controllers map, the
 * workspace's views, the files; and by name only what filters answer, which no list tells of.
 */
final class EveryAddress {

    /** Whose rules hold at an address. */
    enum Part {
        PUBLIC,
        SIGN_IN,
        WORKSPACE,
        API
    }

    /**
     * An address with examples in the place of its variables.
     *
     * @param pattern as it is mapped
     * @param methods what is mapped there; none where everything is
     */
    record Place(String pattern, String path, Set<RequestMethod> methods) {

        Part part() {
            return partOf(path);
        }

        boolean answers(RequestMethod method) {
            return methods.isEmpty() || methods.contains(method);
        }
    }

    private static final Pattern OF_MAPPINGS = Pattern.compile("\\{([^}:]+)(?::[^}]*)?}");
    private static final Pattern OF_ROUTES = Pattern.compile(":([A-Za-z]+)(?:\\([^)]*\\))?[?*]?");
    private static final Set<RequestMethod> READ = Set.of(RequestMethod.GET);
    private static final Set<RequestMethod> SENT = Set.of(RequestMethod.POST);

    private final WebApplicationContext server;
    private final Map<String, String> examples;

    /** @param examples a value for each variable of a path, by its name */
    EveryAddress(WebApplicationContext server, Map<String, String> examples) {
        this.server = server;
        this.examples = examples;
    }

    static Part partOf(String address) {
        String path = address.replaceFirst("\\?.*", "");
        if (path.equals("/app") || path.startsWith("/app/")) {
            return Part.WORKSPACE;
        }
        if (path.equals("/api") || path.startsWith("/api/")) {
            return Part.API;
        }
        return Stream.of(
                                "/sign-in",
                                "/sign-out",
                                "/register",
                                "/reset-password",
                                "/links/",
                                "/webauthn/",
                                "/login/",
                                "/oauth2/")
                        .anyMatch(path::startsWith)
                ? Part.SIGN_IN
                : Part.PUBLIC;
    }

    List<Place> all() {
        return Stream.of(mapped(), views(), files(), answeredByFilters(), strange())
                .flatMap(List::stream)
                .toList();
    }

    /** What controllers answer, ours and those that libraries brought. */
    List<Place> mapped() {
        Map<String, Set<RequestMethod>> patterns = new TreeMap<>();
        server.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues().forEach(pattern -> {
                            Set<RequestMethod> methods =
                                    info.getMethodsCondition().getMethods();
                            Set<RequestMethod> known = patterns.computeIfAbsent(pattern, p -> new TreeSet<>());
                            known.addAll(methods.isEmpty() ? List.of(RequestMethod.values()) : methods);
                        })));
        return patterns.entrySet().stream()
                .map(e -> new Place(e.getKey(), filled(e.getKey(), OF_MAPPINGS), Set.copyOf(e.getValue())))
                .toList();
    }

    /** The workspace's views. */
    List<Place> views() {
        var context = new VaadinServletContext(Objects.requireNonNull(server.getServletContext()));
        return ApplicationRouteRegistry.getInstance(context).getRegisteredRoutes().stream()
                .map(route -> "/app/" + route.getTemplate())
                .sorted()
                .map(template -> new Place(template, filled(template, OF_ROUTES), READ))
                .toList();
    }

    /** All of our own files; of those that libraries bring, the first of each folder; and the folders themselves. */
    private List<Place> files() {
        Map<String, String> first = new TreeMap<>();
        Set<String> ours = new TreeSet<>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (Resource file : resolver.getResources("classpath*:/META-INF/resources/**")) {
                String url = file.getURL().toString();
                String path = url.substring(url.lastIndexOf("META-INF/resources/") + "META-INF/resources".length());
                if (path.endsWith("/")) {
                    first.putIfAbsent(path, path);
                } else if (path.startsWith("/assets/")) {
                    ours.add(path);
                } else if (path.matches("[A-Za-z0-9/._@-]+")) {
                    first.merge(path.substring(0, path.lastIndexOf('/') + 1) + "*", path, (a, b) -> a);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of(ours, first.values())
                .flatMap(java.util.Collection::stream)
                .distinct()
                .map(path -> new Place(path, path, READ))
                .toList();
    }

    /** What Spring Security and Vaadin answer before any controller; no list of theirs names it. */
    List<Place> answeredByFilters() {
        List<Place> places = new ArrayList<>();
        Stream.of(
                        "/sign-in",
                        "/sign-out",
                        "/login/webauthn",
                        "/webauthn/authenticate/options",
                        "/webauthn/register/options",
                        "/webauthn/register")
                .forEach(path -> places.add(new Place(path, path, SENT)));
        places.add(new Place("/webauthn/register/*", "/webauthn/register/AAAA", Set.of(RequestMethod.DELETE)));
        Stream.of("/app", "/app?v-r=init&location=trials&query=", "/app/VAADIN/", "/app/VAADIN/push", "/app/sw.js")
                .forEach(path -> places.add(new Place(path, path, READ)));
        Stream.of("/app/?v-r=uidl&v-uiId=0", "/app/?v-r=heartbeat&v-uiId=0", "/app/?v-r=push", "/app/logout", "/logout")
                .forEach(path -> places.add(new Place(path, path, SENT)));
        return places;
    }

    /** What nobody answers, and what scanners ask every server for. */
    private static List<Place> strange() {
        return Stream.of(
                        "/nothing",
                        "/trials/nothing",
                        "/api/v1/nothing",
                        "/api/nothing",
                        "/app/nothing",
                        "/sign-in/nothing",
                        "/links/nothing",
                        "/webauthn/nothing",
                        "/assets/",
                        "/assets",
                        "/META-INF/",
                        "/WEB-INF/web.xml",
                        "/application.yml",
                        "/.git/config",
                        "/actuator",
                        "/actuator/env",
                        "/swagger-ui/index.html",
                        "/swagger-ui.html",
                        "/v3/api-docs",
                        "/h2-console",
                        "/login",
                        "/logout",
                        "/default-ui.css",
                        "/oauth2/authorization/nothing",
                        "/login/oauth2/code/nothing",
                        "/trials/%C3%A9%E2%80%AE%F0%9F%98%80",
                        "/trials/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                        "/%3Cscript%3E",
                        "/trials/x;jsessionid=1",
                        "/trials;a=b",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/assets/..%2f..%2fapplication.yml",
                        "/assets/%2e%2e/application.yml",
                        "/%00",
                        "/trials/%00",
                        "/%C0%AF",
                        "/a%0d%0aSet-Cookie:a=b",
                        "//evil.example/",
                        "/trials//matrix",
                        "/trials?q=%00%C0%27%22%3C",
                        "/trials/x/matrix?view=%00&test=%FF",
                        "/sign-in?failed=%C0%27",
                        "/register?q=%C0%27",
                        "/login/webauthn?q=%C0%27",
                        "/app?continue=%C0%27",
                        "/app/trials?q=%C0%27",
                        "/nothing?q=%C0%27",
                        "/api/v1/trials/x/matrix?view=%C0%27",
                        "/assets/site.css?q=%C0%27",
                        "/api/v1/trials/%00/matrix",
                        "/api/v1/trials/x;y/matrix",
                        "/app/%00",
                        "/app/trials/%E2%80%AE")
                .map(path -> new Place(path, path, READ))
                .toList();
    }

    private String filled(String pattern, Pattern variables) {
        Matcher matcher = variables.matcher(pattern);
        return matcher.replaceAll(variable -> {
            String value = examples.get(variable.group(1));
            if (value == null) {
                throw new AssertionError(
                        "There is a new address, %s, and no example of its variable '%s': give one to EveryAddress in SecurityBasicsTest"
                                .formatted(pattern, variable.group(1)));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
