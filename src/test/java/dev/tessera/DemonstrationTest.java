package dev.tessera;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole server on a free port with the demonstration loaded, on a database of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tessera.demo=true",
            "logging.level.dev.tessera=ERROR",
            "vaadin.productionMode=true",
            "server.shutdown=immediate"
        })
@ExtendWith(OwnSecurityContexts.class)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Letters.class, Rest.class})
public @interface DemonstrationTest {}
