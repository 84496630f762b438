package dev.tessera.common;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the demonstration, whose password is public, on this machine; and says where the server answers. */
@Component
class WhereToListen implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(WhereToListen.class);

    private final Settings settings;

    WhereToListen(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        if (settings.demonstration()) {
            factory.setAddress(InetAddress.getLoopbackAddress());
        }
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext server
                && server.getWebServer() != null) {
            log.info(
                    "Tessera is ready at http://localhost:{}",
                    server.getWebServer().getPort());
        }
    }
}
