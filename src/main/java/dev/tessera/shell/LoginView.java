package dev.tessera.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tessera.common.Settings;

/** Where people sign in. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final LoginForm form = new LoginForm();

    LoginView(Settings settings) {
        addClassName("login-page");
        Image logo = new Image("/assets/logo.svg", "");
        logo.setWidth("48px");
        Paragraph text = new Paragraph(getTranslation("sign-in.text"));
        text.addClassName("quiet");
        form.setI18n(words());
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        Div card = new Div(logo, new H1(getTranslation("sign-in.title")), text, form);
        card.addClassName("login-box");
        if (settings.demonstration()) {
            Paragraph demo = new Paragraph(getTranslation("sign-in.demo"));
            demo.addClassName("login-demo");
            card.add(demo);
        }
        Anchor site = new Anchor("/", getTranslation("shell.public-site"));
        site.getElement().setAttribute("router-ignore", true);
        card.add(site);
        add(card);
    }

    private LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        LoginI18n.Form fields = words.getForm();
        fields.setTitle("");
        fields.setUsername(getTranslation("sign-in.email"));
        fields.setPassword(getTranslation("sign-in.password"));
        fields.setSubmit(getTranslation("sign-in.submit"));
        LoginI18n.ErrorMessage error = words.getErrorMessage();
        error.setTitle(getTranslation("sign-in.failed"));
        error.setMessage(getTranslation("sign-in.failed-text"));
        return words;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("sign-in.title"));
    }
}
