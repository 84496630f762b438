package dev.tessera;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Where a JVM keeps who is signed in is said once for all of it, by the server that started last. Several servers run
 * in the tests' JVM: each test says it for its own.
 */
final class OwnSecurityContexts implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        SecurityContextHolder.setContextHolderStrategy(
                SpringExtension.getApplicationContext(test).getBean(SecurityContextHolderStrategy.class));
    }
}
