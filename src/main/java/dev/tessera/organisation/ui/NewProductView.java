package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Products;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;

/** Where a manager adds a product of their organisation. */
@Route("organisations/:organisation/new-product")
@PermitAll
class NewProductView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Organisations organisations;
    private final transient Products products;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private final ProductFields fields = new ProductFields(true);
    private String owner = "";

    NewProductView(
            CurrentViewer current,
            Organisations organisations,
            Products products,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.organisations = organisations;
        this.products = products;
        this.policy = policy;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        OrganisationHeader.here(event, organisations, current.get(), OrganisationHeader.Part.PRODUCTS)
                .ifPresent(this::show);
    }

    private void show(Organisation organisation) {
        policy.requireManager(current.get(), organisation.scope());
        owner = organisation.slug();
        fields.show(ProductFields.NEW);
        Button make = new Button(getTranslation("product.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions =
                new Div(make, new Anchor("organisations/" + owner + "/products", getTranslation("dialog.cancel")));
        actions.addClassName("form-actions");
        add(new PageHeader(getTranslation("product.new-of", organisation.name())), fields, actions);
    }

    private void make() {
        try {
            String slug = products.create(current.get(), owner, fields.value());
            getUI().ifPresent(ui -> ui.navigate("products/" + slug));
        } catch (Refusal refusal) {
            if (!fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("product.new"));
    }
}
