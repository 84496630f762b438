package dev.tessera.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import dev.tessera.shell.PageHeader;
import java.util.Locale;

/** The head of the views of one's own account, with links to the others. */
public final class AccountHeader extends Div {

    private static final long serialVersionUID = 1L;

    /** An account's parts, each at an address of its own. */
    public enum Part {
        PROFILE(""),
        SECURITY("/security"),
        TOKENS("/tokens"),
        NOTICES("/notices"),
        HISTORY("/history");

        private final String path;

        Part(String path) {
            this.path = path;
        }
    }

    public AccountHeader(String name, Part here) {
        addClassName("trial-header");
        Nav parts = new Nav();
        parts.addClassName("page-tabs");
        parts.getElement().setAttribute("aria-label", getTranslation("account.parts"));
        for (Part part : Part.values()) {
            Anchor link = new Anchor(
                    "account" + part.path,
                    getTranslation("account.part." + part.name().toLowerCase(Locale.ROOT)));
            if (part == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            parts.add(link);
        }
        add(new PageHeader(name), parts);
    }
}
