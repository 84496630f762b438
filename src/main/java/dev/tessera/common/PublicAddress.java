package dev.tessera.common;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where people reach this server, for links in mails and for passkeys: as the settings say and never as a request
 * says. Where they say nothing, it is this machine, at the port that the server took.
 */
@Component
public class PublicAddress {

    private static final String BY_DEFAULT = "http://localhost:8080";

    private final Set<String> origins = ConcurrentHashMap.newKeySet();
    private volatile String base;

    PublicAddress(Settings settings) {
        base = settings.url();
        origins.add(origin(base));
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (base.equals(BY_DEFAULT)) {
            base = "http://localhost:" + event.getWebServer().getPort();
            origins.add(origin(base));
        }
    }

    /** The base address without a slash at its end. */
    public String base() {
        return base;
    }

    /** The host's name, which passkeys are bound to. */
    public String host() {
        return URI.create(base).getHost();
    }

    /** What a browser calls the origin of our pages; grows by the port that the server takes. */
    public Set<String> origins() {
        return origins;
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
