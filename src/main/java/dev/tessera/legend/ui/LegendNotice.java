package dev.tessera.legend.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.legend.Legend;
import dev.tessera.legend.Legends;
import dev.tessera.membership.Member;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Organisation;
import dev.tessera.shell.Notes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says that some of one's organisations have not accepted a version's legend yet, shows its text, and lets their managers
 * accept it in place; others are told who can. If the text changes while somebody reads it, the new one is shown with
 * what differs.
 */
public final class LegendNotice extends Div {

    private static final long serialVersionUID = 1L;

    /** A specification version, as the notice names it. */
    public record Of(long version, String path, String name) {}

    /** Makes notices; a view has one of these for all that they need. */
    @Component
    public static class Maker {

        private final CurrentViewer current;
        private final Legends legends;
        private final Memberships memberships;
        private final AccessPolicy policy;
        private final Notes notes;

        Maker(CurrentViewer current, Legends legends, Memberships memberships, AccessPolicy policy, Notes notes) {
            this.current = current;
            this.legends = legends;
            this.memberships = memberships;
            this.policy = policy;
            this.notes = notes;
        }

        /**
         * The notice, if there is something to accept.
         *
         * @param among only for these organisations, by id
         * @param accepted what is done after somebody accepted
         */
        public Optional<LegendNotice> notice(Of of, Set<Long> among, Runnable accepted) {
            List<Organisation> waiting = legends.outstanding(current.get(), of.version()).stream()
                    .filter(o -> among.contains(o.id()))
                    .toList();
            return waiting.isEmpty() ? Optional.empty() : Optional.of(new LegendNotice(this, of, waiting, accepted));
        }

        private List<String> managers(Viewer viewer, Organisation organisation) {
            return memberships.members(viewer, organisation.slug()).stream()
                    .filter(m -> m.role() == MembershipRole.MANAGER)
                    .map(Member::name)
                    .toList();
        }
    }

    private final transient Maker maker;
    private final transient Of of;
    private final transient List<Organisation> waiting;
    private final transient Runnable accepted;
    private transient Legend shown;

    private LegendNotice(Maker maker, Of of, List<Organisation> waiting, Runnable accepted) {
        this.maker = maker;
        this.of = of;
        this.waiting = waiting;
        this.accepted = accepted;
        addClassNames("notice", "legend-notice");
        shown = maker.legends.current(of.version()).orElseThrow();
        show(null);
    }

    private void show(@Nullable Legend read) {
        removeAll();
        Viewer viewer = maker.current.get();
        String names = waiting.stream().map(Organisation::name).collect(Collectors.joining(", "));
        H2 title = new H2(getTranslation("legend.accept-title", of.name()));
        title.addClassName("notice-title");
        add(title, new Paragraph(getTranslation("legend.accept-text", names)));
        if (read != null) {
            Paragraph changed = new Paragraph(getTranslation("legend.changed-meanwhile", of.name()));
            changed.getElement().setAttribute("role", "alert");
            add(changed);
        }
        add(new LegendText(shown, read));
        Div actions = new Div();
        actions.addClassName("form-actions");
        for (Organisation organisation : waiting) {
            if (maker.policy.mayAcceptFor(viewer, organisation.id())) {
                Button accept = new Button(
                        getTranslation("legend.accept-for", organisation.name()), click -> accept(organisation));
                accept.addThemeVariants(ButtonVariant.PRIMARY);
                actions.add(accept);
            } else {
                List<String> managers = maker.managers(viewer, organisation);
                add(new Paragraph(
                        managers.isEmpty()
                                ? getTranslation("legend.nobody-accepts", organisation.name())
                                : getTranslation(
                                        "legend.managers-accept", organisation.name(), String.join(", ", managers))));
            }
        }
        actions.add(new Anchor("specifications/" + of.path() + "/legend", getTranslation("legend.about")));
        add(actions);
    }

    private void accept(Organisation organisation) {
        try {
            maker.legends.accept(maker.current.get(), shown.id(), organisation.id());
            maker.notes.done(getLocale(), "legend.accepted", organisation.name());
            accepted.run();
        } catch (Refusal refusal) {
            Legend now = maker.legends.current(of.version()).orElseThrow();
            if (now.id() == shown.id()) {
                maker.notes.refused(getLocale(), refusal);
            } else {
                Legend read = shown;
                shown = now;
                show(read);
            }
        }
    }
}
