package dev.tessera;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The server: public pages, REST API and workspace in one process. */
@SpringBootApplication
public class Tessera {

    public static void main(String[] args) {
        SpringApplication.run(Tessera.class, args);
    }

    /** The one source of 'now', so that tests can hold time still. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
