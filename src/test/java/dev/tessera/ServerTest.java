package dev.tessera;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole server on a free port, on a database of its own without the demonstration. All such tests
 * share one server: each makes what it needs, under names of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tessera.demo=false",
            "tessera.import-limit=12MB",
            // Who counts rows is not disturbed by what a clock begins; tests of such work begin it themselves.
            "tessera.repeated-work=false",
            "logging.level.dev.tessera=ERROR",
            "logging.level.org.springframework.web.servlet.PageNotFound=ERROR",
            "vaadin.productionMode=true",
            "server.shutdown=immediate"
        })
@ExtendWith(OwnSecurityContexts.class)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Given.class, Letters.class, Loading.class, Rest.class})
public @interface ServerTest {}
