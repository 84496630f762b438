package dev.tessera.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpServletResponse;

/** What a refused address looks like: there is no such thing, or none that this person may know of. */
@AnonymousAllowed
@ParentLayout(WorkspaceLayout.class)
class Refusals extends Main implements HasErrorParameter<Refusal>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Messages messages;

    Refusals(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> parameter) {
        removeAll();
        add(new EmptyState(
                getTranslation("shell.nothing-here"),
                messages.text(getLocale(), parameter.getException().sentence())));
        return parameter.getException().kind() == Refusal.Kind.NOT_FOUND
                ? HttpServletResponse.SC_NOT_FOUND
                : HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.nothing-here");
    }
}
