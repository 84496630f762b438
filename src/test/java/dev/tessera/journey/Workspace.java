package dev.tessera.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a person does in the workspace, in the words of a person. */
record Workspace(Page page, String url) {

    /** Signs in with the keyboard alone. */
    static Workspace signIn(Page page, String url, String who) {
        page.navigate(url + "/app");
        page.locator("input[name=username]").waitFor();
        page.locator("input[name=username]").focus();
        page.keyboard().type(who + "@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type("tessera-demo");
        page.keyboard().press("Enter");
        page.locator("h1.page-title").waitFor();
        return new Workspace(page, url);
    }

    Workspace open(String path) {
        page.navigate(url + "/app" + path);
        page.locator("h1.page-title").waitFor();
        return this;
    }

    /** The matrix, once it is drawn. */
    Locator matrix() {
        Locator matrix = page.locator("conformance-matrix");
        matrix.locator("tbody td").first().waitFor();
        return matrix;
    }

    /** A cell by its test's key and its product's name. */
    Locator cell(String key, String product) {
        int column = (int) ((Number) page.evaluate(
                        "p => [...document.querySelectorAll('conformance-matrix thead tr:first-child th')]"
                                + ".findIndex(th => th.querySelector('bdi')?.textContent === p)",
                        product))
                .intValue();
        return page.locator("conformance-matrix tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("code", new Page.LocatorOptions().setHasText(key))))
                .locator("th, td")
                .nth(column);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
