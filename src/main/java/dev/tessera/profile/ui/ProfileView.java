package dev.tessera.profile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.profile.ProfileTests;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Facts;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A profile: what it is, in what it differs from the suite, and the trials that can be read through it. */
@Route("specifications/:specification/:version/profiles/:profile")
@PermitAll
class ProfileView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** Which test cases are listed. */
    private enum Shown {
        IN,
        OUT,
        CHANGED,
        ALL
    }

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient SpecificationProfiles profiles;
    private final transient Trials trials;
    private final transient Notes notes;
    private transient @Nullable ProfileHere here;

    ProfileView(
            CurrentViewer current,
            Specifications specifications,
            SpecificationProfiles profiles,
            Trials trials,
            Notes notes) {
        this.current = current;
        this.specifications = specifications;
        this.profiles = profiles;
        this.trials = trials;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        here = ProfileHere.of(event, current.get(), specifications, profiles);
        show();
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        ProfileHere now = Objects.requireNonNull(here);
        SpecificationProfile profile = now.profile();
        add(header(viewer, now), facts(now));
        List<TestCase> suite = profiles.suite(now.version().id());
        if (suite.isEmpty()) {
            add(new EmptyState(getTranslation("profile.no-suite"), getTranslation("profile.no-suite-text")));
        } else {
            tests(suite, profiles.tests(profile));
        }
        trials(viewer, now);
    }

    private PageHeader header(Viewer viewer, ProfileHere now) {
        SpecificationProfile profile = now.profile();
        Span kind = new Span(getTranslation("profile.kind." + word(profile.kind())));
        Anchor version = new Anchor(
                "specifications/" + now.version().path() + "/profiles",
                now.version().name());
        PageHeader header = new PageHeader(profile.name(), kind, version);
        if (!profile.isPublished()) {
            Span draft = new Span(getTranslation("profile.unpublished"));
            draft.addClassNames("chip", "draft");
            header = new PageHeader(profile.name(), draft, kind, version);
        } else {
            Anchor page = new Anchor("/" + now.path(), getTranslation("matrix.public-page"));
            page.getElement().setAttribute("router-ignore", true);
            header.with(page);
        }
        if (profiles.mayKeep(viewer, profile)) {
            header.with(new Anchor(now.path() + "/edit", getTranslation("form.edit")));
            if (profile.isPublished()) {
                header.with(new Button(
                        getTranslation("profile.withdraw"),
                        click -> done(
                                () -> profiles.withdraw(current.get(), now.version(), profile.slug(), profile.edits()),
                                "profile.withdrawn")));
            } else {
                header.with(
                        new Button(
                                getTranslation("profile.publish"),
                                click -> done(
                                        () -> profiles.publish(
                                                current.get(), now.version(), profile.slug(), profile.edits()),
                                        "profile.published")),
                        new Button(getTranslation("profile.discard"), click -> discard(now)));
            }
        }
        return header;
    }

    private void done(Runnable what, String said) {
        ProfileHere before = Objects.requireNonNull(here);
        notes.tried(getLocale(), what, said, before.profile().name());
        here = new ProfileHere(
                before.version(),
                profiles.see(
                        current.get(), before.version().id(), before.profile().slug()));
        show();
    }

    private void discard(ProfileHere now) {
        notes.tried(getLocale(), () -> {
            profiles.discard(
                    current.get(),
                    now.version(),
                    now.profile().slug(),
                    now.profile().edits());
            notes.done(getLocale(), "profile.discarded", now.profile().name());
            getUI().ifPresent(
                            ui -> ui.navigate("specifications/" + now.version().path() + "/profiles"));
        });
    }

    private Facts facts(ProfileHere now) {
        SpecificationProfile profile = now.profile();
        Facts facts = new Facts();
        Anchor keeper = new Anchor("organisations/" + profile.organisationSlug(), profile.organisationName());
        keeper.getElement().setAttribute("dir", "auto");
        facts.fact("profile.field.organisation", keeper);
        facts.fact("profile.field.description", profile.description());
        String country = profile.country();
        facts.fact(
                "profile.field.country",
                country == null ? null : Locale.of("", country).getDisplayCountry(getLocale()));
        String language = profile.language();
        facts.fact(
                "profile.field.language",
                language == null ? null : Locale.forLanguageTag(language).getDisplayName(getLocale()));
        facts.link("profile.field.url", profile.url());
        facts.fact("profile.field.selection", getTranslation("profile.selection." + word(profile.selection())));
        return facts;
    }

    private void tests(List<TestCase> suite, ProfileTests tests) {
        List<TestCase> in = suite.stream().filter(tests::includes).toList();
        long otherwise = in.stream().filter(tests::changesObligation).count();
        add(
                section("profile.tests"),
                new Paragraph(getTranslation(
                        "profile.counts",
                        in.size(),
                        suite.size(),
                        count(in, tests, Obligation.REQUIRED),
                        count(in, tests, Obligation.RECOMMENDED),
                        count(in, tests, Obligation.OPTIONAL),
                        suite.size() - in.size(),
                        otherwise)));
        Grid<TestCase> grid = ProfileGrid.of(tests, this::getTranslation);
        var rows = grid.setItems(suite);
        grid.setAllRowsVisible(suite.size() <= 60);
        Select<Shown> shown = new Select<>();
        shown.setLabel(getTranslation("profile.show"));
        shown.addClassName("find");
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(s -> getTranslation("profile.shown." + word(s)));
        shown.addValueChangeListener(e -> rows.setFilter(wanted(e.getValue(), tests)::test));
        add(shown, grid);
        shown.setValue(Shown.ALL);
    }

    private static Predicate<TestCase> wanted(Shown shown, ProfileTests tests) {
        return switch (shown) {
            case IN -> tests::includes;
            case OUT -> test -> !tests.includes(test);
            case CHANGED -> tests::changesObligation;
            case ALL -> test -> true;
        };
    }

    private static long count(List<TestCase> in, ProfileTests tests, Obligation obligation) {
        return in.stream().filter(t -> tests.obligation(t) == obligation).count();
    }

    private void trials(Viewer viewer, ProfileHere now) {
        List<Trial> against = trials.visibleTo(viewer).stream()
                .filter(t -> t.isAgainst(now.version().id()))
                .toList();
        add(section("profile.trials"));
        if (against.isEmpty()) {
            add(new Quiet(getTranslation("profile.trials-none")));
            return;
        }
        LineList list = LineList.wide();
        for (Trial trial : against) {
            Anchor matrix = new Anchor(
                    "trials/" + trial.slug() + "?profile=" + now.profile().slug(), trial.title());
            matrix.getElement().setAttribute("dir", "auto");
            list.add(new ListItem(matrix, new Quiet(getTranslation("trial.status." + word(trial.status())))));
        }
        add(list);
    }

    private H2 section(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", here == null ? "" : here.profile().name());
    }
}
