package dev.tessera;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The product's own classes, read once for all rules about them. */
public final class ProductClasses {

    public static final JavaClasses ALL = read();

    private ProductClasses() {}

    private static JavaClasses read() {
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(Tessera.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
