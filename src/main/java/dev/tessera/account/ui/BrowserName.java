package dev.tessera.account.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people call their browser and system, from the long name that it sends. */
final class BrowserName {

    /** In the order to look in: most name others as well, to be taken for them. */
    private static final List<String> BROWSERS = List.of("Edg", "OPR", "Firefox", "Chrome", "Safari");

    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");

    private BrowserName() {}

    static String of(@Nullable String sent, String unknown) {
        if (sent == null) {
            return unknown;
        }
        String browser = first(BROWSERS, sent);
        String system = first(SYSTEMS, sent);
        if (browser.isEmpty()) {
            return system.isEmpty() ? unknown : system;
        }
        String called = switch (browser) {
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            default -> browser;
        };
        return system.isEmpty() ? called : called + ", " + system;
    }

    private static String first(List<String> names, String in) {
        return names.stream().filter(in::contains).findFirst().orElse("");
    }
}
