package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.Contact;
import dev.tessera.organisation.Duplicates;
import dev.tessera.organisation.Logos;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.ProductForm;
import dev.tessera.organisation.Products;
import dev.tessera.organisation.Profiles;
import dev.tessera.organisation.Registrations;
import dev.tessera.organisation.ReleaseForm;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.springframework.context.ApplicationContext;

/** What is done to organisations and products. */
final class OrganisationOperations extends Operations {

    OrganisationOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        organisations();
        products();
    }

    private void organisations() {
        Organisations organisations = bean(Organisations.class);
        Profiles profiles = bean(Profiles.class);
        Registrations registrations = bean(Registrations.class);
        Merges merges = bean(Merges.class);
        Duplicates duplicates = bean(Duplicates.class);
        Logos logos = bean(Logos.class);
        shows(
                "organisation.Organisations.visibleTo",
                (v, on) -> organisations.visibleTo(v).stream()
                        .anyMatch(
                                l -> l.organisation().id() == on.organisation().id()));
        shows(
                "organisation.Organisations.visibleTo, waiting",
                (v, on) -> organisations.visibleTo(v).stream()
                        .anyMatch(l -> l.organisation().id() == on.waiting().id()));
        shows(
                "organisation.Organisations.find",
                (v, on) -> organisations.find(v, on.organisation().slug()));
        shows(
                "organisation.Organisations.find, waiting",
                (v, on) -> organisations.find(v, on.waiting().slug()));
        does(
                "organisation.Organisations.see",
                (v, on) -> organisations.see(v, on.organisation().slug()));
        does(
                "organisation.Organisations.see, waiting",
                (v, on) -> organisations.see(v, on.waiting().slug()));
        shows("organisation.Organisations.movedTo, waiting", (v, on) -> {
            String old = on.waiting().slug();
            rename(profiles, on, old);
            return organisations.movedTo(v, old);
        });
        does(
                "organisation.Profiles.see",
                (v, on) -> profiles.see(v, on.organisation().slug()));
        does(
                "organisation.Profiles.see, waiting",
                (v, on) -> profiles.see(v, on.waiting().slug()));
        does(
                "organisation.Profiles.change",
                (v, on) -> profiles.change(
                        v,
                        on.organisation().slug(),
                        form(Given.unique("Renamed"), null, on.organisation().affiliation()),
                        on.organisation().edits()));
        does(
                "organisation.Profiles.change, waiting",
                (v, on) -> profiles.change(
                        v,
                        on.waiting().slug(),
                        form(Given.unique("Renamed"), null, on.waiting().affiliation()),
                        on.waiting().edits()));
        does(
                "organisation.Profiles.putContact",
                (v, on) -> profiles.putContact(
                        v, on.organisation().slug(), new Contact(0, "Press", "press@example.org", "press", true)));
        does("organisation.Profiles.removeContact", (v, on) -> {
            profiles.putContact(
                    on.manager(),
                    on.organisation().slug(),
                    new Contact(0, "Press", "press@example.org", "press", true));
            profiles.removeContact(
                    v,
                    on.organisation().slug(),
                    profiles.see(on.manager(), on.organisation().slug())
                            .contacts()
                            .getFirst()
                            .id());
        });
        does(
                "organisation.Profiles.addDomain",
                (v, on) -> profiles.addDomain(v, on.organisation().slug(), "example.org"));
        does("organisation.Profiles.removeDomain", (v, on) -> {
            profiles.addDomain(on.manager(), on.organisation().slug(), "example.org");
            profiles.removeDomain(v, on.organisation().slug(), "example.org");
        });
        does("organisation.Logos.put", (v, on) -> logos.put(v, on.organisation().slug(), picture()));
        does("organisation.Logos.remove", (v, on) -> {
            logos.put(on.manager(), on.organisation().slug(), picture());
            logos.remove(v, on.organisation().slug());
        });
        shows("organisation.Logos.of", (v, on) -> {
            logos.put(on.manager(), on.organisation().slug(), picture());
            return logos.of(v, on.organisation().slug());
        });
        shows("organisation.Logos.of, waiting", (v, on) -> {
            logos.put(on.manager(), on.waiting().slug(), picture());
            return logos.of(v, on.waiting().slug());
        });
        does(
                "organisation.Registrations.register",
                (v, on) -> registrations.register(v, form(Given.unique("New"), null, Affiliation.PUBLIC_COMMUNITY)));
        does("organisation.Registrations.waiting", (v, on) -> registrations.waiting(v));
        does(
                "organisation.Registrations.approve",
                (v, on) -> registrations.approve(v, on.waiting().slug()));
        does(
                "organisation.Registrations.decline",
                (v, on) -> registrations.decline(v, on.waiting().slug(), "Not yet"));
        does("organisation.Registrations.askAgain", (v, on) -> {
            registrations.decline(fixture.coordinator, on.waiting().slug(), "Not yet");
            registrations.askAgain(v, on.waiting().slug());
        });
        does(
                "organisation.Merges.tryOrganisations",
                (v, on) -> merges.tryOrganisations(
                        v, fixture.unclaimed.slug(), on.organisation().slug()));
        does(
                "organisation.Merges.mergeOrganisations",
                (v, on) -> merges.mergeOrganisations(
                        v, fixture.unclaimed.slug(), on.organisation().slug()));
        does("organisation.Duplicates.organisations", (v, on) -> duplicates.organisations(v));
        does("organisation.Duplicates.products", (v, on) -> duplicates.products(v));
    }

    private void rename(Profiles profiles, AccessFixture.Side on, String slug) {
        profiles.change(
                on.manager(),
                slug,
                form(Given.unique("Moved"), Given.unique("moved"), on.waiting().affiliation()),
                on.waiting().edits());
    }

    private static OrganisationForm form(String name, String slug, Affiliation affiliation) {
        return new OrganisationForm(
                name, slug, OrganisationKind.SUPPLIER, affiliation, null, null, null, null, List.of(), List.of());
    }

    private void products() {
        Products products = bean(Products.class);
        Merges merges = bean(Merges.class);
        shows(
                "organisation.Products.find",
                (v, on) -> products.find(v, on.product().slug()));
        shows("organisation.Products.find, waiting", (v, on) -> products.find(v, waitingProduct(products, on)));
        does(
                "organisation.Products.see",
                (v, on) -> products.see(v, on.product().slug()));
        does("organisation.Products.see, waiting", (v, on) -> products.see(v, waitingProduct(products, on)));
        shows("organisation.Products.movedTo, waiting", (v, on) -> {
            String old = waitingProduct(products, on);
            products.change(on.manager(), old, product(Given.unique("moved")), 0);
            return products.movedTo(v, old);
        });
        shows(
                "organisation.Products.of",
                (v, on) -> !products.of(v, on.organisation()).isEmpty());
        shows("organisation.Products.of, waiting", (v, on) -> {
            waitingProduct(products, on);
            return !products.of(v, on.waiting()).isEmpty();
        });
        does(
                "organisation.Products.create",
                (v, on) -> products.create(v, on.organisation().slug(), product(null)));
        does(
                "organisation.Products.change",
                (v, on) -> products.change(
                        v, on.product().slug(), product(null), on.product().edits()));
        does(
                "organisation.Products.putRelease",
                (v, on) -> products.putRelease(v, on.product().slug(), null, new ReleaseForm("2.0", null, Set.of())));
        does(
                "organisation.Merges.tryProducts",
                (v, on) ->
                        merges.tryProducts(v, on.another().slug(), on.product().slug()));
        does(
                "organisation.Merges.mergeProducts",
                (v, on) -> merges.mergeProducts(
                        v, on.another().slug(), on.product().slug()));
    }

    private String waitingProduct(Products products, AccessFixture.Side on) {
        return products.create(on.manager(), on.waiting().slug(), product(null));
    }

    private static ProductForm product(String slug) {
        return new ProductForm(Given.unique("Thing"), slug, null, null, null, List.of(), List.of());
    }

    static byte[] picture() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
