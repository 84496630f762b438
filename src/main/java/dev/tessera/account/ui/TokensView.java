package dev.tessera.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.TrialScope;
import dev.tessera.access.Viewer;
import dev.tessera.account.ApiToken;
import dev.tessera.account.ApiTokens;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.People;
import dev.tessera.common.Refusal;
import dev.tessera.membership.Memberships;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens by which one's programs act. */
@Route("account/tokens")
@PermitAll
class TokensView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** What a token may be limited to: one organisation, one trial, or, with neither, nothing. */
    private record Scope(
            String label,
            @Nullable Long organisation,
            @Nullable TrialScope trial) {}

    private final transient CurrentViewer current;
    private final transient People people;
    private final transient ApiTokens tokens;
    private final transient Memberships memberships;
    private final transient Trials trials;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private final transient Clock clock;

    TokensView(
            CurrentViewer current,
            People people,
            ApiTokens tokens,
            Memberships memberships,
            Trials trials,
            AccessPolicy policy,
            Notes notes,
            Clock clock) {
        this.current = current;
        this.people = people;
        this.tokens = tokens;
        this.memberships = memberships;
        this.trials = trials;
        this.policy = policy;
        this.notes = notes;
        this.clock = clock;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        H2 title = new H2(getTranslation("tokens.new"));
        title.addClassName("section-title");
        add(
                new AccountHeader(people.me(viewer).name(), AccountHeader.Part.TOKENS),
                new Paragraph(getTranslation("tokens.text")),
                list(tokens.mine(viewer)),
                title,
                form(viewer));
    }

    private Component list(List<ApiToken> all) {
        if (all.isEmpty()) {
            return new Paragraph(getTranslation("tokens.none"));
        }
        Instant now = clock.instant();
        LineList list = new LineList();
        for (ApiToken token : all) {
            Name name = new Name(token.name());
            Quiet facts = new Quiet(facts(token));
            ListItem line = new ListItem(name, facts);
            if (token.works(now)) {
                LineButton revoke = new LineButton(
                        getTranslation("tokens.revoke"),
                        getTranslation("tokens.revoke-which", token.name()),
                        () -> revoke(token));
                line.add(revoke);
            } else {
                Span chip =
                        new Span(getTranslation(token.revokedAt() != null ? "tokens.is-revoked" : "tokens.is-expired"));
                chip.addClassNames("chip", "cancelled");
                line.addComponentAtIndex(1, chip);
            }
            list.add(line);
        }
        return list;
    }

    private String facts(ApiToken token) {
        List<String> facts = new ArrayList<>();
        if (!token.ending().isEmpty()) {
            facts.add("…" + token.ending());
        }
        if (token.organisation() != null) {
            facts.add(getTranslation("tokens.for-organisation", token.organisation()));
        } else if (token.trial() != null) {
            facts.add(getTranslation("tokens.for-trial", token.trial()));
        } else {
            facts.add(getTranslation("tokens.for-site"));
        }
        if (token.expiresAt() != null) {
            facts.add(getTranslation("tokens.until", token.expiresAt().atZone(ZoneId.of("UTC"))));
        }
        facts.add(
                token.lastUsedAt() == null
                        ? getTranslation("tokens.never-used")
                        : getTranslation("tokens.last-used", token.lastUsedAt().atZone(ZoneId.of("UTC"))));
        return String.join(" · ", facts);
    }

    private Component form(Viewer viewer) {
        TextField name = new TextField(getTranslation("tokens.name"));
        name.setHelperText(getTranslation("tokens.name-help"));
        name.setMaxLength(300);
        ComboBox<Scope> scope = new ComboBox<>(getTranslation("tokens.scope"));
        List<Scope> scopes = scopes(viewer);
        scope.setItems(scopes);
        scope.setItemLabelGenerator(Scope::label);
        if (!scopes.isEmpty()) {
            scope.setValue(scopes.getFirst());
        }
        Select<Integer> days = new Select<>();
        days.setLabel(getTranslation("tokens.days"));
        days.setItems(7, 30, 90, 365);
        days.setItemLabelGenerator(d -> getTranslation("tokens.days-count", d));
        days.setValue(90);
        Button make = new Button(getTranslation("tokens.make"), click -> {
            Scope chosen = scope.getValue();
            if (chosen == null) {
                scope.setInvalid(true);
                scope.setErrorMessage(getTranslation("tokens.choose-scope"));
                scope.focus();
                return;
            }
            try {
                reveal(issue(chosen, name.getValue(), days.getValue()));
                show();
            } catch (Refusal refusal) {
                name.setInvalid(true);
                name.setErrorMessage(notes.text(getLocale(), refusal));
                name.focus();
            }
        });
        Div form = new Div(name, scope, days, make);
        form.addClassName("filters");
        return form;
    }

    private List<Scope> scopes(Viewer viewer) {
        List<Scope> scopes = new ArrayList<>();
        memberships
                .mine(viewer)
                .forEach(p -> scopes.add(
                        new Scope(getTranslation("tokens.for-organisation", p.name()), p.organisation(), null)));
        trials.visibleTo(viewer).stream()
                .filter(t -> policy.mayCoordinate(viewer, t.scope()) || policy.mayImport(viewer, t.scope()))
                .forEach(t -> scopes.add(new Scope(getTranslation("tokens.for-trial", t.title()), null, t.scope())));
        if (policy.mayModerate(viewer)) {
            scopes.add(new Scope(getTranslation("tokens.for-site"), null, null));
        }
        return scopes;
    }

    private String issue(Scope scope, String name, int days) {
        Viewer viewer = current.get();
        if (scope.organisation() != null) {
            return tokens.issueForOrganisation(viewer, scope.organisation(), name, days);
        }
        return scope.trial() != null
                ? tokens.issueForTrial(viewer, scope.trial(), name, days)
                : tokens.issueForSite(viewer, name, days);
    }

    /** The only time that the token can be read. */
    private void reveal(String token) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("tokens.made"));
        TextField field = new TextField(getTranslation("tokens.token"));
        field.setValue(token);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        field.addClassName("secret");
        dialog.add(new Paragraph(getTranslation("tokens.made-text")), field);
        dialog.getFooter().add(new Button(getTranslation("tokens.kept"), click -> dialog.close()));
        dialog.setCloseOnOutsideClick(false);
        dialog.open();
        field.focus();
    }

    private void revoke(ApiToken token) {
        notes.tried(getLocale(), () -> tokens.revoke(current.get(), token.id()), "tokens.revoked", token.name());
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("account.part.tokens"));
    }
}
