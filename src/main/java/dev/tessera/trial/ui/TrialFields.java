package dev.tessera.trial.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.access.Viewer;
import dev.tessera.organisation.Affiliation;
import dev.tessera.shell.Lines;
import dev.tessera.shell.ZoneBox;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Phases;
import dev.tessera.trial.ResultRules;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialKind;
import dev.tessera.trial.TrialSettings;
import dev.tessera.trial.TrialSetup;
import dev.tessera.trial.Visibility;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The fields of a trial's set-up, in the four parts in which a coordinator thinks of it. */
final class TrialFields {

    private final TextField title = new TextField();
    private final TextArea description = new TextArea();
    private final AgainstField against;
    private final RadioButtonGroup<TrialKind> kind = new RadioButtonGroup<>();
    private final RolesField roles = new RolesField();
    private final ComboBox<Trial> continues = new ComboBox<>();

    private final Checkbox rolling = new Checkbox();
    private final ZoneBox zone = new ZoneBox();
    private final TextField venue = new TextField();
    private final DatePicker registrationOpens = new DatePicker();
    private final DatePicker registrationCloses = new DatePicker();
    private final DatePicker opens = new DatePicker();
    private final DatePicker closes = new DatePicker();
    private final DatePicker reviewCloses = new DatePicker();
    private final DatePicker publishes = new DatePicker();

    private final Checkbox listed = new Checkbox();
    private final Select<Affiliation> openTo = new Select<>();
    private final IntegerField capacity = new IntegerField();
    private final RadioButtonGroup<Visibility> visibility = new RadioButtonGroup<>();

    private final IntegerField leastPartners = new IntegerField();
    private final Checkbox sameOrganisation = new Checkbox();
    private final Checkbox sidesHidden = new Checkbox();
    private final IntegerField disputeDays = new IntegerField();
    private final IntegerField appealDays = new IntegerField();

    private final Section what = new Section();
    private final Section when = new Section();
    private final Section who = new Section();
    private final Section rules = new Section();

    TrialFields(Specifications specifications, TestSuites suites, Viewer viewer, List<Trial> others, Locale locale) {
        against = new AgainstField(specifications, suites, viewer, this::offerRoles);
        fillWhat(others);
        fillWhen(locale);
        fillWho();
        fillRules();
        show(empty(), false);
    }

    /** A trial of which nothing has been said yet. */
    private static TrialSettings empty() {
        return new TrialSettings(
                "",
                null,
                Visibility.CONFIDENTIAL,
                new TrialSetup(
                        TrialKind.BOTH,
                        false,
                        true,
                        ZoneBox.usual(),
                        null,
                        Phases.UNKNOWN,
                        null,
                        Affiliation.PUBLIC_COMMUNITY,
                        3,
                        false,
                        ResultRules.USUAL),
                List.of(),
                java.util.Map.of(),
                null);
    }

    Section what() {
        return what;
    }

    Section when() {
        return when;
    }

    Section who() {
        return who;
    }

    Section rules() {
        return rules;
    }

    TextField title() {
        return title;
    }

    DatePicker opens() {
        return opens;
    }

    RolesField roles() {
        return roles;
    }

    AgainstField against() {
        return against;
    }

    private void fillWhat(List<Trial> others) {
        label(title, "trial.field.title");
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(300);
        label(description, "trial.field.description");
        description.setHelperText(say("trial.field.description-help"));
        description.setMaxLength(8000);
        description.setMinRows(3);
        kind.setLabel(say("trial.field.kind"));
        kind.setItems(TrialKind.BOTH, TrialKind.CONFORMANCE, TrialKind.INTEROPERABILITY);
        kind.setItemLabelGenerator(k -> say("trial.kind." + word(k)));
        kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        kind.addValueChangeListener(e -> pairs());
        continues.setLabel(say("trial.field.continues"));
        continues.setHelperText(say("trial.field.continues-help"));
        continues.setItems(others);
        continues.setItemLabelGenerator(Trial::title);
        continues.setClearButtonVisible(true);
        what.add(form(title, description), against, form(kind), roles, form(continues));
    }

    private void fillWhen(Locale locale) {
        rolling.setLabel(say("trial.field.rolling"));
        rolling.setHelperText(say("trial.field.rolling-help"));
        rolling.addValueChangeListener(e -> ends(!e.getValue()));
        zone.setLabel(say("trial.field.zone"));
        zone.setHelperText(say("trial.field.zone-help"));
        zone.setRequiredIndicatorVisible(true);
        label(venue, "trial.field.venue");
        venue.setHelperText(say("trial.field.venue-help"));
        venue.setMaxLength(300);
        day(registrationOpens, "trial.field.registration-opens", locale);
        day(registrationCloses, "trial.field.registration-closes", locale);
        day(opens, "trial.field.opens", locale);
        day(closes, "trial.field.closes", locale);
        day(reviewCloses, "trial.field.review-closes", locale);
        day(publishes, "trial.field.publishes", locale);
        Paragraph days = new Paragraph(say("trial.days-help"));
        days.addClassName("quiet");
        when.add(
                form(zone, venue),
                form(rolling),
                days,
                form(registrationOpens, registrationCloses, opens, closes, reviewCloses, publishes));
    }

    private void fillWho() {
        listed.setLabel(say("trial.field.listed"));
        listed.setHelperText(say("trial.field.listed-help"));
        openTo.setLabel(say("trial.field.open-to"));
        openTo.setItems(
                Affiliation.PUBLIC_COMMUNITY,
                Affiliation.ALLIANCE_PARTICIPANT,
                Affiliation.AFFILIATE_MEMBER,
                Affiliation.CONTRIBUTING_MEMBER);
        openTo.setItemLabelGenerator(a -> say("trial.open-to." + word(a)));
        capacity.setLabel(say("trial.field.capacity"));
        capacity.setHelperText(say("trial.field.capacity-help"));
        capacity.setMin(1);
        capacity.setStepButtonsVisible(true);
        visibility.setLabel(say("trial.field.visibility"));
        visibility.setItems(Visibility.CONFIDENTIAL, Visibility.ANONYMISED, Visibility.OPEN);
        visibility.setItemLabelGenerator(v -> say("trial.visibility." + word(v)));
        visibility.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        who.add(form(listed), form(openTo, capacity), form(visibility));
    }

    private void fillRules() {
        leastPartners.setLabel(say("trial.field.least-partners"));
        leastPartners.setHelperText(say("trial.field.least-partners-help"));
        leastPartners.setMin(0);
        leastPartners.setMax(1000);
        leastPartners.setStepButtonsVisible(true);
        sameOrganisation.setLabel(say("trial.field.same-organisation"));
        sidesHidden.setLabel(say("trial.field.sides-hidden"));
        sidesHidden.setHelperText(say("trial.field.sides-hidden-help"));
        days(disputeDays, "trial.field.dispute-days");
        days(appealDays, "trial.field.appeal-days");
        rules.add(form(leastPartners), form(sameOrganisation), form(sidesHidden), form(disputeDays, appealDays));
    }

    private void offerRoles() {
        roles.offer(against.versions());
        pairs();
    }

    private void pairs() {
        boolean meets = kind.getValue() == null || kind.getValue().hasPairs();
        roles.setPairs(meets);
        leastPartners.setEnabled(meets);
        sameOrganisation.setEnabled(meets);
        sidesHidden.setEnabled(meets);
        disputeDays.setEnabled(meets);
    }

    private void ends(boolean any) {
        for (DatePicker end : List.of(registrationCloses, closes, reviewCloses, publishes)) {
            end.setEnabled(any);
            if (!any) {
                end.clear();
            }
        }
    }

    /** @param opened whether the trial has opened, so that some of it stays as it is */
    void show(TrialSettings settings, boolean opened) {
        TrialSetup setup = settings.setup();
        Phases days = setup.phases();
        title.setValue(settings.title());
        description.setValue(Objects.requireNonNullElse(settings.description(), ""));
        against.show(settings.specifications(), opened);
        kind.setValue(setup.kind());
        kind.setReadOnly(opened);
        offerRoles();
        roles.show(settings.roles(), opened);
        continues.setValue(continues
                .getListDataView()
                .getItems()
                .filter(t -> t.slug().equals(settings.continues()))
                .findFirst()
                .orElse(null));
        zone.setValue(setup.zone());
        venue.setValue(Objects.requireNonNullElse(setup.venue(), ""));
        registrationOpens.setValue(days.registrationOpensOn());
        registrationCloses.setValue(days.registrationClosesOn());
        opens.setValue(days.opensOn());
        closes.setValue(days.closesOn());
        reviewCloses.setValue(days.reviewClosesOn());
        publishes.setValue(days.publishesOn());
        rolling.setValue(setup.rolling());
        ends(!setup.rolling());
        listed.setValue(setup.listed());
        openTo.setValue(setup.openTo());
        capacity.setValue(setup.capacity());
        visibility.setValue(settings.visibility());
        leastPartners.setValue(setup.leastPartners());
        sameOrganisation.setValue(setup.sameOrganisationMeets());
        sidesHidden.setValue(setup.results().sidesHidden());
        disputeDays.setValue(setup.results().disputeDays());
        appealDays.setValue(setup.results().appealDays());
        pairs();
    }

    TrialSettings settings() {
        return new TrialSettings(
                title.getValue(),
                Lines.optional(description.getValue()),
                visibility.getValue(),
                new TrialSetup(
                        kind.getValue(),
                        rolling.getValue(),
                        listed.getValue(),
                        zone.getValue() == null ? ZoneId.of("UTC") : zone.getValue(),
                        Lines.optional(venue.getValue()),
                        new Phases(
                                registrationOpens.getValue(),
                                registrationCloses.getValue(),
                                opens.getValue(),
                                closes.getValue(),
                                reviewCloses.getValue(),
                                publishes.getValue()),
                        capacity.getValue(),
                        openTo.getValue(),
                        leastPartners.getValue() == null ? 0 : leastPartners.getValue(),
                        sameOrganisation.getValue(),
                        new ResultRules(
                                sidesHidden.getValue(),
                                Objects.requireNonNullElse(disputeDays.getValue(), ResultRules.USUAL.disputeDays()),
                                Objects.requireNonNullElse(appealDays.getValue(), ResultRules.USUAL.appealDays()))),
                against.chosen(),
                roles.roles(),
                continues.getValue() == null ? null : continues.getValue().slug());
    }

    private static FormLayout form(Component... fields) {
        FormLayout form = new FormLayout(fields);
        form.addClassName("form");
        for (Component field : fields) {
            if (field == fields[0] && fields.length == 2 && fields[1] instanceof TextArea
                    || field instanceof TextArea
                    || field instanceof RadioButtonGroup
                    || field instanceof Checkbox) {
                form.setColspan(field, 2);
            }
        }
        return form;
    }

    private void days(IntegerField field, String key) {
        field.setLabel(say(key));
        field.setHelperText(say(key + "-help"));
        field.setMin(0);
        field.setMax(365);
        field.setStepButtonsVisible(true);
    }

    private void day(DatePicker field, String key, Locale locale) {
        field.setLabel(say(key));
        field.setLocale(locale);
        field.setClearButtonVisible(true);
    }

    private static void label(TextField field, String key) {
        field.setLabel(field.getTranslation(key));
    }

    private static void label(TextArea field, String key) {
        field.setLabel(field.getTranslation(key));
    }

    private String say(String key) {
        return what.getTranslation(key);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
