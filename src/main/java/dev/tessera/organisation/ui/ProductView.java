package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.audit.AuditLog;
import dev.tessera.audit.ui.HistoryList;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Product;
import dev.tessera.organisation.ProductSheet;
import dev.tessera.organisation.Products;
import dev.tessera.organisation.Release;
import dev.tessera.shell.Facts;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.Specifications;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product: its facts, and its versions with the roles that each plays. */
@Route("products/:product")
@PermitAll
class ProductView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Products products;
    private final transient Organisations organisations;
    private final transient Specifications specifications;
    private final transient Merges merges;
    private final transient AuditLog log;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private String slug = "";
    private String name = "";

    ProductView(
            CurrentViewer current,
            Products products,
            Organisations organisations,
            Specifications specifications,
            Merges merges,
            AuditLog log,
            AccessPolicy policy,
            Messages messages) {
        this.current = current;
        this.products = products;
        this.organisations = organisations;
        this.specifications = specifications;
        this.merges = merges;
        this.log = log;
        this.policy = policy;
        this.messages = messages;
        addClassName("view");
    }

    /**
     * The product that an address names. One that has moved sends the visitor on, and there is none here.
     *
     * @throws Refusal if there is none, or none that the viewer may know of
     */
    static Optional<Product> here(BeforeEnterEvent event, Products products, Viewer viewer) {
        String slug = event.getRouteParameters().get("product").orElse("");
        Optional<Product> found = products.find(viewer, slug);
        if (found.isEmpty()) {
            String now = products.movedTo(viewer, slug).orElseThrow(() -> Refusal.notFound("product.unknown"));
            event.forwardTo("products/" + now);
        }
        return found;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        here(event, products, current.get()).ifPresent(found -> {
            slug = found.slug();
            show();
        });
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        ProductSheet sheet = products.see(viewer, slug);
        Product product = sheet.product();
        name = product.name();
        boolean manager = policy.mayManage(viewer, product.owner());
        PageHeader header =
                new PageHeader(name, new Anchor("organisations/" + product.organisationSlug(), product.organisation()));
        if (manager) {
            header.with(
                    new Anchor("products/" + slug + "/edit", getTranslation("form.edit")),
                    new Button(getTranslation("merge.title"), click -> merge(product)));
        }
        if (product.owner().approved()) {
            Anchor page = new Anchor("/products/" + slug, getTranslation("matrix.public-page"));
            page.getElement().setAttribute("router-ignore", true);
            header.with(page);
        }
        Facts facts = new Facts();
        facts.fact("product.field.description", product.description());
        facts.link("product.field.homepage", product.homepage());
        facts.fact("product.field.licence", product.licence());
        facts.fact("product.field.aliases", String.join(", ", sheet.aliases()));
        facts.fact("product.field.iris", String.join(", ", sheet.iris()));
        H2 title = new H2(getTranslation("release.title"));
        title.addClassName("section-title");
        add(header, facts, title);
        if (sheet.versions().isEmpty()) {
            add(new Paragraph(getTranslation("release.none")));
        } else {
            add(versions(sheet.versions(), manager));
        }
        if (manager) {
            add(new Button(getTranslation("release.add"), click -> release(null)));
        }
        if (policy.maySeeInside(viewer, product.owner())) {
            H2 history = new H2(getTranslation("history.title"));
            history.addClassName("section-title");
            add(
                    history,
                    new HistoryList(false)
                            .with(log.ofProduct(viewer, product.owner(), products.withMerged(product.id()))));
        }
    }

    private UnorderedList versions(List<Release> releases, boolean manager) {
        LineList list = LineList.wide();
        for (Release release : releases) {
            String called = release.version().isEmpty() ? getTranslation("release.unnamed") : release.version();
            Name version = new Name(called);
            Span roles = new Quiet(release.roles().stream()
                    .map(r -> r.name() + " (" + r.specificationName() + ")")
                    .collect(Collectors.joining(", ")));
            ListItem row = new ListItem(version, roles);
            if (release.releasedOn() != null) {
                row.add(new Quiet(release.releasedOn().toString()));
            }
            if (manager) {
                Button edit = new Button(getTranslation("form.edit"), click -> release(release));
                edit.addThemeVariants(ButtonVariant.TERTIARY);
                edit.setAriaLabel(getTranslation("form.edit") + ": " + called);
                row.add(edit);
            }
            list.add(row);
        }
        return list;
    }

    private void release(@Nullable Release release) {
        new ReleaseDialog(release, specifications.catalogue(), messages, form -> {
                    products.putRelease(current.get(), slug, release == null ? null : release.id(), form);
                    show();
                })
                .open();
    }

    private void merge(Product product) {
        Viewer viewer = current.get();
        // A coordinator merges any two, a manager two of one organisation.
        List<MergeDialog.Choice> others = organisations.visibleTo(viewer).stream()
                .filter(l -> policy.mayModerate(viewer) || l.organisation().id() == product.organisationId())
                .flatMap(l -> products.of(viewer, l.organisation()).stream())
                .filter(p -> p.id() != product.id())
                .map(p -> new MergeDialog.Choice(p.slug(), p.name() + ", " + p.organisation()))
                .toList();
        new MergeDialog(
                        new MergeDialog.Choice(slug, product.name()),
                        others,
                        null,
                        messages,
                        (from, into) -> merges.tryProducts(current.get(), from, into),
                        (from, into) -> merges.mergeProducts(current.get(), from, into),
                        into -> getUI().ifPresent(ui -> ui.navigate("products/" + into)))
                .open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", name);
    }
}
