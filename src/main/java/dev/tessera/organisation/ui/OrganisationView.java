package dev.tessera.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.People;
import dev.tessera.common.Messages;
import dev.tessera.organisation.Logo;
import dev.tessera.organisation.Logos;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Profile;
import dev.tessera.organisation.Profiles;
import dev.tessera.organisation.Registrations;
import dev.tessera.shell.Facts;
import dev.tessera.shell.Notes;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An organisation's profile: its facts, its logo, whom to write to, and its mail domains. */
@Route("organisations/:organisation")
@PermitAll
class OrganisationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Organisations organisations;
    private final transient Profiles profiles;
    private final transient Logos logos;
    private final transient Registrations registrations;
    private final transient Merges merges;
    private final transient People people;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private String slug = "";
    private String name = "";

    OrganisationView(
            CurrentViewer current,
            Organisations organisations,
            Profiles profiles,
            Logos logos,
            Registrations registrations,
            Merges merges,
            People people,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.organisations = organisations;
        this.profiles = profiles;
        this.logos = logos;
        this.registrations = registrations;
        this.merges = merges;
        this.people = people;
        this.policy = policy;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        OrganisationHeader.here(event, organisations, current.get(), OrganisationHeader.Part.PROFILE)
                .ifPresent(found -> {
                    slug = found.slug();
                    show();
                });
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        Profile profile = profiles.see(viewer, slug);
        Organisation organisation = profile.organisation();
        name = organisation.name();
        boolean manager = policy.mayManage(viewer, organisation.scope());
        OrganisationHeader header =
                new OrganisationHeader(viewer, organisation, policy, OrganisationHeader.Part.PROFILE);
        if (manager) {
            header.with(new Anchor("organisations/" + slug + "/edit", getTranslation("form.edit")));
        }
        if (!viewer.organisations().contains(organisation.id())) {
            header.with(new Anchor(
                    "join?organisation=" + slug, getTranslation(organisation.claimed() ? "join.ask" : "join.claim")));
        }
        if (policy.mayModerate(viewer)) {
            header.with(new Button(getTranslation("merge.title"), click -> merge(organisation)));
        }
        if (organisation.status() == OrganisationStatus.APPROVED) {
            Anchor page = new Anchor("/organisations/" + slug, getTranslation("matrix.public-page"));
            page.getElement().setAttribute("router-ignore", true);
            header.with(page);
        }
        add(header);
        if (organisation.status() != OrganisationStatus.APPROVED) {
            add(waiting(organisation, manager));
        }
        add(facts(profile));
        add(
                section("organisation.contacts"),
                new ContactsSection(current, profiles, messages, notes, profile, manager, this::show));
        if (policy.maySeeInside(viewer, organisation.scope())) {
            add(
                    section("organisation.domains"),
                    new DomainsSection(current, profiles, people, notes, profile, manager, this::show));
        }
        if (manager) {
            add(section("organisation.logo"), new LogoSection(current, logos, notes, profile, this::show));
        }
    }

    private Component waiting(Organisation organisation, boolean manager) {
        boolean declined = organisation.status() == OrganisationStatus.DECLINED;
        Div notice = new Div(new Paragraph(getTranslation(
                declined ? "organisation.declined-text" : "organisation.waiting-text",
                String.valueOf(organisation.decision()))));
        notice.addClassName("notice");
        if (declined && manager) {
            notice.add(new Button(
                    getTranslation("organisation.ask-again"),
                    click -> notes.tried(getLocale(), () -> {
                        registrations.askAgain(current.get(), slug);
                        show();
                    })));
        }
        return notice;
    }

    private Component facts(Profile profile) {
        Organisation organisation = profile.organisation();
        Facts facts = new Facts();
        viewerLogo().ifPresent(image -> facts.put(getTranslation("organisation.logo"), image));
        facts.fact("organisation.field.description", organisation.description());
        facts.link("organisation.field.homepage", organisation.homepage());
        String country = organisation.country();
        facts.fact(
                "organisation.field.country",
                country == null ? null : Locale.of("", country).getDisplayCountry(getLocale()));
        facts.fact(
                "organisation.field.affiliation-until",
                organisation.affiliationUntil() == null
                        ? null
                        : organisation.affiliationUntil().toString());
        facts.fact("organisation.field.aliases", String.join(", ", profile.aliases()));
        facts.fact("organisation.field.iris", String.join(", ", profile.iris()));
        return facts;
    }

    private Optional<Image> viewerLogo() {
        return logos.of(current.get(), slug).map(this::image);
    }

    private Image image(Logo logo) {
        Image image = new Image(logo.png(), "logo.png", getTranslation("organisation.logo-of", name));
        image.addClassName("logo");
        return image;
    }

    private H2 section(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private void merge(Organisation organisation) {
        Viewer viewer = current.get();
        List<MergeDialog.Choice> others = organisations.visibleTo(viewer).stream()
                .map(l -> new MergeDialog.Choice(
                        l.organisation().slug(), l.organisation().name()))
                .filter(c -> !c.slug().equals(slug))
                .toList();
        new MergeDialog(
                        new MergeDialog.Choice(slug, organisation.name()),
                        others,
                        null,
                        messages,
                        (from, into) -> merges.tryOrganisations(current.get(), from, into),
                        (from, into) -> merges.mergeOrganisations(current.get(), from, into),
                        into -> getUI().ifPresent(ui -> ui.navigate("organisations/" + into)))
                .open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", name);
    }
}
