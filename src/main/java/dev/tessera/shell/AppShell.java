package dev.tessera.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** The workspace's page: Aura, our own tokens and sheets on top, and push for what others change. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("assets/tokens.css")
@StyleSheet("assets/conformance-matrix.css")
@StyleSheet("assets/workspace.css")
@StyleSheet("assets/suite-grid.css")
public class AppShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Tessera");
        settings.addFavIcon("icon", "/assets/favicon.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
