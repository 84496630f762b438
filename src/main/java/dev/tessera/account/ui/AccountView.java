package dev.tessera.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
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
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.People;
import dev.tessera.account.Privacy;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.membership.Memberships;
import dev.tessera.membership.Place;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Notes;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;

/** Who one is here: name, language, organisations; taking one's data away, and leaving. */
@Route("account")
@PermitAll
class AccountView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient People people;
    private final transient Memberships memberships;
    private final transient Privacy privacy;
    private final transient AuthenticationContext session;
    private final transient Notes notes;

    AccountView(
            CurrentViewer current,
            People people,
            Memberships memberships,
            Privacy privacy,
            AuthenticationContext session,
            Notes notes) {
        this.current = current;
        this.people = people;
        this.memberships = memberships;
        this.privacy = privacy;
        this.session = session;
        this.notes = notes;
        addClassNames("view", "narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        AccountHolder me = people.me(current.get());
        add(
                new AccountHeader(me.name(), AccountHeader.Part.PROFILE),
                profile(me),
                title("account.organisations"),
                organisations(),
                title("account.data"),
                new Paragraph(getTranslation("account.data-text")),
                download(),
                title("account.leaving"),
                new Paragraph(getTranslation("account.leaving-text")),
                leave(me));
    }

    private H2 title(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private Div profile(AccountHolder me) {
        TextField name = new TextField(getTranslation("account.name"));
        name.setValue(me.name());
        name.setMaxLength(300);
        name.setRequiredIndicatorVisible(true);
        TextField email = new TextField(getTranslation("account.email"));
        email.setValue(me.email());
        email.setReadOnly(true);
        Select<Locale> language = new Select<>();
        language.setLabel(getTranslation("account.language"));
        language.setHelperText(getTranslation("account.language-help"));
        language.setItems(Messages.LOCALES);
        language.setItemLabelGenerator(l -> l.getDisplayLanguage(l));
        language.setValue(me.locale());
        Button save = new Button(getTranslation("account.save"), click -> {
            try {
                people.change(
                        current.get(), name.getValue(), language.getValue().toLanguageTag());
                notes.done(getLocale(), "account.saved");
                show();
            } catch (Refusal refusal) {
                name.setInvalid(true);
                name.setErrorMessage(notes.text(getLocale(), refusal));
            }
        });
        Div form = new Div(name, email, language, save);
        form.addClassName("stack");
        return form;
    }

    private Div organisations() {
        List<Place> places = memberships.mine(current.get());
        Anchor join = new Anchor("join", getTranslation("join.title"));
        if (places.isEmpty()) {
            return new Div(new Paragraph(getTranslation("account.no-organisation")), join);
        }
        LineList list = new LineList();
        for (Place place : places) {
            Anchor name = new Anchor("organisations/" + place.slug(), place.name());
            name.getElement().setAttribute("dir", "auto");
            Span role =
                    new Span(getTranslation("member.role." + place.role().name().toLowerCase(Locale.ROOT)));
            role.addClassName("chip");
            list.add(new ListItem(name, role));
        }
        return new Div(list, join);
    }

    private Anchor download() {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] all = privacy.download(current.get());
                    return new DownloadResponse(
                            new ByteArrayInputStream(all), "tessera-account.json", "application/json", all.length);
                }),
                getTranslation("account.download"));
    }

    private Button leave(AccountHolder me) {
        Button leave = new Button(getTranslation("account.leave"), click -> askToLeave(me));
        leave.addThemeVariants(ButtonVariant.ERROR);
        return leave;
    }

    /** Typing one's address is what keeps it from happening by a slip. */
    private void askToLeave(AccountHolder me) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("account.leave-title"));
        TextField again = new TextField(getTranslation("account.leave-type", me.email()));
        again.setWidthFull();
        dialog.add(new Paragraph(getTranslation("account.leave-text")), again);
        Button leave = new Button(getTranslation("account.leave"), click -> {
            if (!again.getValue().strip().equalsIgnoreCase(me.email())) {
                again.setInvalid(true);
                again.setErrorMessage(getTranslation("account.leave-mismatch"));
                again.focus();
                return;
            }
            try {
                privacy.leave(current.get());
                dialog.close();
                session.logout();
                UI.getCurrent().getPage().setLocation("/");
            } catch (Refusal refusal) {
                again.setInvalid(true);
                again.setErrorMessage(notes.text(getLocale(), refusal));
            }
        });
        leave.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), click -> dialog.close()), leave);
        dialog.open();
        again.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("account.title"));
    }
}
