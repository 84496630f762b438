package dev.tessera.journey;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A browser and a server with the demonstration, for the journeys of one class. */
abstract class Journey {

    static Chromium chromium;
    static DemonstrationServer server;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = DemonstrationServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
        server = null;
        chromium = null;
    }
}
