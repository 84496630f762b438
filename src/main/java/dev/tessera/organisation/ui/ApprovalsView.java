package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.organisation.Duplicates;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Product;
import dev.tessera.organisation.Registrations;
import dev.tessera.organisation.Waiting;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Where coordinators let organisations in, and make one of records of the same. */
@Route("approvals")
@RolesAllowed("COORDINATOR")
class ApprovalsView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Registrations registrations;
    private final transient Duplicates duplicates;
    private final transient Merges merges;
    private final transient Messages messages;
    private final transient Notes notes;

    ApprovalsView(
            CurrentViewer current,
            Registrations registrations,
            Duplicates duplicates,
            Merges merges,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.registrations = registrations;
        this.duplicates = duplicates;
        this.merges = merges;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
        show();
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        add(new PageHeader(getTranslation("approvals.title")));
        add(section("approvals.waiting"));
        List<Waiting> waiting = registrations.waiting(viewer);
        if (waiting.isEmpty()) {
            add(new EmptyState(getTranslation("approvals.none"), getTranslation("approvals.none-text")));
        } else {
            UnorderedList cards = new UnorderedList();
            cards.addClassName("cards");
            waiting.forEach(w -> cards.add(card(w)));
            add(cards);
        }
        List<Duplicates.Pair<Organisation>> organisations = duplicates.organisations(viewer);
        List<Duplicates.Pair<Product>> products = duplicates.products(viewer);
        add(section("approvals.duplicates"), new Paragraph(getTranslation("approvals.duplicates-text")));
        LineList list = LineList.wide();
        organisations.forEach(p -> list.add(pair(
                new MergeDialog.Choice(p.from().slug(), p.from().name()),
                new MergeDialog.Choice(p.into().slug(), p.into().name()),
                "organisations/",
                "",
                (from, into) -> merges.tryOrganisations(current.get(), from, into),
                (from, into) -> merges.mergeOrganisations(current.get(), from, into))));
        products.forEach(p -> list.add(pair(
                new MergeDialog.Choice(p.from().slug(), p.from().name()),
                new MergeDialog.Choice(p.into().slug(), p.into().name()),
                "products/",
                p.into().organisation(),
                (from, into) -> merges.tryProducts(current.get(), from, into),
                (from, into) -> merges.mergeProducts(current.get(), from, into))));
        add(
                organisations.isEmpty() && products.isEmpty()
                        ? new Paragraph(getTranslation("approvals.no-duplicates"))
                        : list);
    }

    private H2 section(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private ListItem card(Waiting waiting) {
        Organisation organisation = waiting.organisation();
        Anchor name = new Anchor("organisations/" + organisation.slug(), organisation.name());
        name.getElement().setAttribute("dir", "auto");
        ListItem card = new ListItem(new H3(name));
        card.addClassName("card");
        card.add(quiet(
                getTranslation("organisation.kind." + organisation.kind().name().toLowerCase(Locale.ROOT))));
        card.add(quiet(getTranslation(
                "approvals.by",
                Objects.requireNonNullElse(waiting.by(), ""),
                Objects.requireNonNullElse(waiting.email(), ""),
                waiting.since().atZone(ZoneId.of("UTC")).toLocalDate().toString())));
        if (organisation.homepage() != null) {
            Anchor page = new Anchor(organisation.homepage(), organisation.homepage());
            page.getElement().setAttribute("rel", "nofollow noopener");
            card.add(page);
        }
        if (organisation.description() != null) {
            card.add(quiet(organisation.description()));
        }
        Button approve = new Button(
                getTranslation("approvals.approve"),
                click -> tried(
                        "approvals.approved",
                        organisation,
                        () -> registrations.approve(current.get(), organisation.slug())));
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setAriaLabel(getTranslation("approvals.approve") + ": " + organisation.name());
        Button decline = new Button(getTranslation("approvals.decline"), click -> decline(organisation));
        decline.setAriaLabel(getTranslation("approvals.decline") + ": " + organisation.name());
        Div actions = new Div(approve, decline);
        actions.addClassName("form-actions");
        card.add(actions);
        return card;
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("quiet");
        return paragraph;
    }

    private void decline(Organisation organisation) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("approvals.decline-title", organisation.name()));
        TextArea reason = new TextArea(getTranslation("approvals.reason"));
        reason.setHelperText(getTranslation("approvals.reason-help"));
        reason.setMaxLength(2000);
        reason.setWidthFull();
        dialog.add(reason);
        Button done = new Button(getTranslation("approvals.decline"), click -> {
            try {
                registrations.decline(current.get(), organisation.slug(), reason.getValue());
                dialog.close();
                show();
            } catch (Refusal refusal) {
                reason.setErrorMessage(notes.text(getLocale(), refusal));
                reason.setInvalid(true);
            }
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), click -> dialog.close()), done);
        dialog.open();
    }

    private ListItem pair(
            MergeDialog.Choice from,
            MergeDialog.Choice into,
            String path,
            String of,
            BiFunction<String, String, List<Sentence>> attempt,
            BiConsumer<String, String> merging) {
        Button open = new Button(
                getTranslation("approvals.compare"),
                click -> new MergeDialog(from, List.of(into), into, messages, attempt, merging, done -> show()).open());
        open.setAriaLabel(getTranslation("approvals.compare") + ": " + from.name() + ", " + into.name());
        Quiet owner = new Quiet(of);
        return new ListItem(
                new Anchor(path + from.slug(), from.name() + " (" + from.slug() + ")"),
                new Anchor(path + into.slug(), into.name() + " (" + into.slug() + ")"),
                owner,
                open);
    }

    private void tried(String note, Organisation organisation, Runnable change) {
        try {
            change.run();
            notes.done(getLocale(), note, organisation.name());
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("approvals.title"));
    }
}
