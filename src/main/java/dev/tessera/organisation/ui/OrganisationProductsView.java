package dev.tessera.organisation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Product;
import dev.tessera.organisation.Products;
import dev.tessera.organisation.Release;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Quiet;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Collectors;

/** What an organisation brings to trials. */
@Route("organisations/:organisation/products")
@PermitAll
class OrganisationProductsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Organisations organisations;
    private final transient Products products;
    private final transient AccessPolicy policy;
    private String name = "";

    OrganisationProductsView(
            CurrentViewer current, Organisations organisations, Products products, AccessPolicy policy) {
        this.current = current;
        this.organisations = organisations;
        this.products = products;
        this.policy = policy;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        OrganisationHeader.here(event, organisations, viewer, OrganisationHeader.Part.PRODUCTS)
                .ifPresent(found -> show(viewer, found));
    }

    private void show(Viewer viewer, Organisation organisation) {
        name = organisation.name();
        boolean manager = policy.mayManage(viewer, organisation.scope());
        OrganisationHeader header =
                new OrganisationHeader(viewer, organisation, policy, OrganisationHeader.Part.PRODUCTS);
        Anchor make =
                new Anchor("organisations/" + organisation.slug() + "/new-product", getTranslation("product.new"));
        if (manager) {
            header.with(make);
        }
        add(header);
        List<Product> all = products.of(viewer, organisation);
        if (all.isEmpty()) {
            add(new EmptyState(getTranslation("product.none"), getTranslation("product.none-text")));
            return;
        }
        LineList list = LineList.wide();
        for (Product product : all) {
            Anchor link = new Anchor("products/" + product.slug(), product.name());
            link.getElement().setAttribute("dir", "auto");
            Quiet versions = new Quiet(products.releases(product).stream()
                    .map(Release::version)
                    .filter(v -> !v.isEmpty())
                    .collect(Collectors.joining(", ")));
            list.add(new ListItem(link, versions));
        }
        add(list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", name);
    }
}
