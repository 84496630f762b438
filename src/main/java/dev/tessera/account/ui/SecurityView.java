package dev.tessera.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.Passkey;
import dev.tessera.account.Passkeys;
import dev.tessera.account.Passwords;
import dev.tessera.account.People;
import dev.tessera.account.PersonsSession;
import dev.tessera.account.SecondFactors;
import dev.tessera.account.Sessions;
import dev.tessera.common.Refusal;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/** How one signs in, and where one is signed in. */
@Route("account/security")
@PermitAll
class SecurityView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient People people;
    private final transient Passwords passwords;
    private final transient Passkeys passkeys;
    private final transient SecondFactors factors;
    private final transient Sessions sessions;
    private final transient Notes notes;

    SecurityView(
            CurrentViewer current,
            People people,
            Passwords passwords,
            Passkeys passkeys,
            SecondFactors factors,
            Sessions sessions,
            Notes notes) {
        this.current = current;
        this.people = people;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.factors = factors;
        this.sessions = sessions;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        add(
                new AccountHeader(people.me(viewer).name(), AccountHeader.Part.SECURITY),
                title("security.sessions"),
                sessions(viewer),
                title("security.password"),
                password(viewer),
                title("security.passkeys"),
                new Paragraph(getTranslation("security.passkeys-text")),
                passkeys(viewer),
                title("security.codes"),
                codes(viewer));
    }

    private H2 title(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private Component sessions(Viewer viewer) {
        List<PersonsSession> open =
                sessions.list(viewer).stream().filter(s -> !s.ended()).toList();
        LineList list = new LineList();
        for (PersonsSession session : open) {
            Span browser = new Span(BrowserName.of(session.browser(), getTranslation("security.unknown-browser")));
            Span facts = new Quiet(String.join(
                    " · ",
                    getTranslation("security.method." + word(session.method())),
                    Objects.requireNonNullElse(session.address(), "–"),
                    getTranslation("security.since", moment(session.startedAt())),
                    getTranslation("security.seen", moment(session.seenAt()))));
            ListItem line = new ListItem(browser, facts);
            if (session.current()) {
                Span here = new Span(getTranslation("security.here"));
                here.addClassNames("chip", "open");
                line.addComponentAtIndex(1, here);
            } else {
                line.add(new LineButton(
                        getTranslation("security.end"),
                        getTranslation("security.end-since", moment(session.startedAt())),
                        () -> act(() -> sessions.end(current.get(), session.id()), "security.ended")));
            }
            list.add(line);
        }
        Div all = new Div(list);
        if (open.size() > 1) {
            all.add(new Button(
                    getTranslation("security.end-others"),
                    click -> act(() -> sessions.endAllOthers(current.get()), "security.ended")));
        }
        return all;
    }

    private Component password(Viewer viewer) {
        Button mail = new Button(
                getTranslation("security.mail-link"),
                click -> act(
                        () -> passwords.mailLink(current.get()),
                        "security.link-sent",
                        people.me(current.get()).email()));
        if (!passwords.isSet(viewer)) {
            return new Div(new Paragraph(getTranslation("security.no-password")), mail);
        }
        PasswordField now = new PasswordField(getTranslation("security.password-now"));
        now.getElement().setAttribute("autocomplete", "current-password");
        PasswordField next = new PasswordField(getTranslation("security.password-next"));
        next.getElement().setAttribute("autocomplete", "new-password");
        next.setHelperText(getTranslation("security.password-help"));
        Button change = new Button(getTranslation("security.change"), click -> {
            now.setInvalid(false);
            next.setInvalid(false);
            try {
                passwords.change(current.get(), now.getValue(), next.getValue());
                notes.done(getLocale(), "security.changed");
                show();
            } catch (Refusal refusal) {
                PasswordField field = refusal.sentence().key().equals("password.wrong") ? now : next;
                field.setInvalid(true);
                field.setErrorMessage(notes.text(getLocale(), refusal));
                field.focus();
            }
        });
        mail.addThemeVariants(ButtonVariant.TERTIARY);
        mail.setText(getTranslation("security.forgot"));
        Div form = new Div(now, next, change, mail);
        form.addClassName("stack");
        return form;
    }

    private Component passkeys(Viewer viewer) {
        LineList list = new LineList();
        for (Passkey passkey : passkeys.list(viewer)) {
            Name name = new Name(passkey.label());
            Instant used = passkey.lastUsed();
            LineButton remove = new LineButton(
                    getTranslation("security.remove"),
                    getTranslation("security.remove-which", passkey.label()),
                    () -> act(() -> passkeys.remove(current.get(), passkey.id()), "security.passkey-removed"));
            list.add(new ListItem(
                    name,
                    new Quiet(
                            used == null
                                    ? getTranslation("tokens.never-used")
                                    : getTranslation("tokens.last-used", used.atZone(ZoneId.of("UTC")))),
                    remove));
        }
        return new Div(list, setUp("security.add-passkey"));
    }

    /** That page is a plain one, for it is also where coordinators go before they are let in. */
    private Anchor setUp(String key) {
        Anchor link = new Anchor("/sign-in/second-factor/set-up", getTranslation(key));
        link.getElement().setAttribute("router-ignore", true);
        return link;
    }

    private Component codes(Viewer viewer) {
        SecondFactors.State state = factors.state(viewer);
        if (!state.codes()) {
            return new Div(
                    new Paragraph(getTranslation(state.required() ? "security.codes-required" : "security.codes-text")),
                    setUp("security.set-up-codes"));
        }
        Button renew = new Button(
                getTranslation("security.renew-codes"),
                click -> prove(proof -> reveal(factors.regenerateRecoveryCodes(current.get(), proof))));
        Button remove = new Button(
                getTranslation("security.remove-codes"),
                click -> prove(proof -> {
                    factors.remove(current.get(), proof);
                    notes.done(getLocale(), "security.codes-removed");
                    show();
                }));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        Div actions = new Div(renew, remove);
        actions.addClassName("filters");
        return new Div(new Paragraph(getTranslation("security.codes-on", state.recoveryCodesLeft())), actions);
    }

    /** Asks for a code or the password: an open screen is not enough. */
    private void prove(Consumer<String> then) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("security.prove"));
        PasswordField proof = new PasswordField(getTranslation("security.proof"));
        proof.setWidthFull();
        dialog.add(proof);
        Button go = new Button(getTranslation("security.go-on"), click -> {
            try {
                then.accept(proof.getValue());
                dialog.close();
            } catch (Refusal refusal) {
                proof.setInvalid(true);
                proof.setErrorMessage(notes.text(getLocale(), refusal));
                proof.focus();
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), click -> dialog.close()), go);
        dialog.open();
        proof.focus();
    }

    private void reveal(List<String> codes) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("security.recovery-codes"));
        dialog.add(new Paragraph(getTranslation("security.recovery-codes-text")), new Pre(String.join("\n", codes)));
        dialog.getFooter().add(new Button(getTranslation("tokens.kept"), click -> dialog.close()));
        dialog.setCloseOnOutsideClick(false);
        dialog.open();
        show();
    }

    private void act(Runnable what, String done, Object... args) {
        notes.tried(getLocale(), what, done, args);
        show();
    }

    private String moment(Instant moment) {
        return getTranslation("site.moment", moment.atZone(ZoneId.of("UTC")));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("account.part.security"));
    }
}
