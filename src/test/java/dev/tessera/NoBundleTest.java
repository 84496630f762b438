package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Vaadin's ready-made bundle serves as long as nothing asks for another; anything that does would make the build
 * download Node.
 */
class NoBundleTest {

    private static final Set<String> ALWAYS_BUNDLED = Set.of(
            "com.vaadin.flow.component.dependency.NpmPackage",
            "com.vaadin.flow.component.dependency.NpmPackage$Container",
            "com.vaadin.flow.component.dependency.CssImport",
            "com.vaadin.flow.component.dependency.CssImport$Container",
            "com.vaadin.flow.theme.Theme");

    private static final Set<String> BUNDLED_UNLESS_BY_ADDRESS = Set.of(
            "com.vaadin.flow.component.dependency.JsModule",
            "com.vaadin.flow.component.dependency.JsModule$Container",
            "com.vaadin.flow.component.dependency.JavaScript",
            "com.vaadin.flow.component.dependency.JavaScript$Container");

    @Test
    void no_class_asks_for_a_bundle() {
        Collection<String> asking = new TreeSet<>();
        for (JavaClass of : ProductClasses.ALL) {
            for (JavaAnnotation<JavaClass> annotation : of.getAnnotations()) {
                if (asksForABundle(annotation)) {
                    asking.add(of.getName() + " by @" + annotation.getRawType().getSimpleName());
                }
            }
        }

        assertThat(asking).isEmpty();
    }

    @Test
    void no_folder_that_vaadin_bundles_has_a_file_in_it() throws Exception {
        for (Path folder : List.of(
                Path.of("src/main/frontend"),
                Path.of("src/main/resources/META-INF/frontend"),
                Path.of("src/main/bundles"))) {
            assertThat(folder).doesNotExist();
        }
        try (Stream<Path> files = Files.walk(Path.of("frontend"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .doesNotContain("index.html", "index.ts", "index.js", "package.json", "vite.config.ts", "themes");
        }
    }

    private static boolean asksForABundle(JavaAnnotation<JavaClass> annotation) {
        String type = annotation.getRawType().getName();
        if (ALWAYS_BUNDLED.contains(type)) {
            return true;
        }
        return BUNDLED_UNLESS_BY_ADDRESS.contains(type)
                && !annotation.get("value").map(v -> byAddress(v)).orElse(false);
    }

    /** One address, or a repeated annotation's several. */
    private static boolean byAddress(Object value) {
        if (value instanceof JavaAnnotation<?>[] several) {
            return Stream.of(several)
                    .allMatch(a -> a.get("value").map(NoBundleTest::byAddress).orElse(false));
        }
        return value.toString().startsWith("context://");
    }
}
