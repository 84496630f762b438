package dev.tessera.membership.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.membership.MembershipRequest;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Quiet;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** People who wait to be let in, each to be approved, or declined with a reason. */
final class RequestList extends LineList {

    private static final long serialVersionUID = 1L;

    RequestList(
            List<MembershipRequest> requests,
            boolean organisations,
            Consumer<MembershipRequest> approve,
            BiConsumer<MembershipRequest, String> decline) {
        for (MembershipRequest request : requests) {
            Name name = new Name(request.name());
            Quiet facts = new Quiet(request.email()
                    + (organisations ? " · " + request.organisationName() : "")
                    + " · "
                    + getTranslation("site.moment", request.requestedAt().atZone(ZoneId.of("UTC"))));
            Button yes = new Button(getTranslation("requests.approve"), click -> approve.accept(request));
            yes.addThemeVariants(ButtonVariant.PRIMARY);
            yes.setAriaLabel(getTranslation("requests.approve-whom", request.name()));
            Button no = new Button(getTranslation("requests.decline"), click -> ask(request, decline));
            no.setAriaLabel(getTranslation("requests.decline-whom", request.name()));
            ListItem line = new ListItem(name, facts, yes, no);
            if (request.message() != null) {
                Paragraph message = new Paragraph("“" + request.message() + "”");
                message.getElement().setAttribute("dir", "auto");
                message.addClassName("line-more");
                line.add(message);
            }
            add(line);
        }
    }

    private void ask(MembershipRequest request, BiConsumer<MembershipRequest, String> decline) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("requests.decline-whom", request.name()));
        TextArea reason = new TextArea(getTranslation("requests.reason"));
        reason.setHelperText(getTranslation("requests.reason-help"));
        reason.setWidthFull();
        reason.setMaxLength(2000);
        reason.setRequiredIndicatorVisible(true);
        dialog.add(reason);
        Button send = new Button(getTranslation("requests.decline"), click -> {
            if (reason.getValue().isBlank()) {
                reason.setInvalid(true);
                reason.setErrorMessage(getTranslation("membership.reason-missing"));
                reason.focus();
                return;
            }
            dialog.close();
            decline.accept(request, reason.getValue());
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), click -> dialog.close()), send);
        dialog.open();
        reason.focus();
    }
}
