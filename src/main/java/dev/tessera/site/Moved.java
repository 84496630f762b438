package dev.tessera.site;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends those who come to an address that something was at to where it is now. */
final class Moved {

    private Moved() {}

    static ResponseEntity<byte[]> to(String path) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(path))
                .build();
    }
}
