package dev.tessera.specification.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A view of a specification version's test suite: its header, and the way back to the suite itself. */
abstract class SuitePart extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    final transient CurrentViewer current;
    final transient AccessPolicy policy;
    private final transient Specifications specifications;
    private final String title;
    private transient @Nullable SpecificationVersion version;

    /**
     * Made with the key of its title.
     *
     * @param title a message key
     */
    SuitePart(CurrentViewer current, Specifications specifications, AccessPolicy policy, String title) {
        this.current = current;
        this.specifications = specifications;
        this.policy = policy;
        this.title = title;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        version = SpecificationHeader.here(event, specifications);
        show(event);
    }

    abstract void show(BeforeEnterEvent event);

    final SpecificationVersion here() {
        return Objects.requireNonNull(version);
    }

    final Viewer viewer() {
        return current.get();
    }

    final SpecificationHeader header() {
        return new SpecificationHeader(viewer(), here(), policy, SpecificationHeader.Part.TEST_SUITE);
    }

    /** What is done here, under the way back to the suite. */
    final Div heading(String text) {
        H2 heading = new H2(text);
        heading.addClassName("section-title");
        Anchor back = new Anchor(address(""), getTranslation("suite.back"));
        back.addClassName("back");
        return new Div(back, heading);
    }

    /** The address of a part of the suite. */
    final String address(String part) {
        return "specifications/" + here().path() + "/suite" + part;
    }

    final void go(String part) {
        UI.getCurrent().navigate(address(part));
    }

    final H2 section(String text) {
        H2 heading = new H2(text);
        heading.addClassName("section-title");
        return heading;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", (version == null ? "" : version.name() + ", ") + getTranslation(title));
    }
}
