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
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.ProductForm;
import dev.tessera.organisation.ProductSheet;
import dev.tessera.organisation.Products;
import dev.tessera.shell.ConflictNotice;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;

/** Where a manager changes what is said of a product. */
@Route("products/:product/edit")
@PermitAll
class EditProductView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Products products;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private final ProductFields fields = new ProductFields(false);
    private final Div conflict = new Div();
    private String slug = "";
    private int expected;
    private transient ProductForm base = ProductFields.NEW;

    EditProductView(CurrentViewer current, Products products, AccessPolicy policy, Messages messages, Notes notes) {
        this.current = current;
        this.products = products;
        this.policy = policy;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        conflict.removeAll();
        Viewer viewer = current.get();
        ProductView.here(event, products, viewer).ifPresent(found -> {
            policy.requireManager(viewer, found.owner());
            begin(products.see(viewer, found.slug()));
            fields.show(base);
            Button save = new Button(getTranslation("form.save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            Div actions = new Div(save, new Anchor("products/" + slug, getTranslation("dialog.cancel")));
            actions.addClassName("form-actions");
            add(new PageHeader(getTranslation("organisation.edit-title", found.name())), conflict, fields, actions);
        });
    }

    private void begin(ProductSheet sheet) {
        slug = sheet.product().slug();
        expected = sheet.product().edits();
        base = sheet.form();
    }

    private void save() {
        try {
            String now = products.change(current.get(), slug, fields.value(), expected);
            notes.done(getLocale(), "form.saved");
            getUI().ifPresent(ui -> ui.navigate("products/" + now));
        } catch (Refusal refusal) {
            if (!changedMeanwhile() && !fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    /** Whether somebody else changed the record since it was read: then their changes are shown beside one's own. */
    private boolean changedMeanwhile() {
        Viewer viewer = current.get();
        String at = products.movedTo(viewer, slug).orElse(slug);
        if (products.find(viewer, at).isEmpty()) {
            return false;
        }
        ProductSheet now = products.see(viewer, at);
        if (now.product().edits() == expected) {
            return false;
        }
        conflict.removeAll();
        conflict.add(new ConflictNotice(
                getTranslation("product.changed-meanwhile", now.product().name()),
                fields.differences(base, now.form())));
        begin(now);
        return true;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("organisation.edit-title", base.name()));
    }
}
