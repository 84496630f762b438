package dev.tessera.specification.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.access.Viewer;
import dev.tessera.organisation.Listed;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.FormFields;
import dev.tessera.shell.Lines;
import dev.tessera.specification.Families;
import dev.tessera.specification.Family;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What coordinators say of a specification version. */
class SpecificationFields extends FormFields<SpecificationForm> {

    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField();
    private final TextField specificationName = new TextField();
    private final ComboBox<String> family = new ComboBox<>();
    private final ComboBox<SpecificationStatus> status = new ComboBox<>();
    private final TextField issued = new TextField();
    private final TextField url = new TextField();
    private final ComboBox<String> editor = new ComboBox<>();
    private final TextArea description = new TextArea();
    private final TextArea roles = new TextArea();
    private final TextArea dates = new TextArea();
    private final TextArea relations = new TextArea();
    private final TextArea links = new TextArea();
    private final TextArea source = new TextArea();
    private final TextArea note = new TextArea();

    /**
     * The fields.
     *
     * @param organisations those that may be named as editor
     */
    SpecificationFields(Families all, Organisations known) {
        List<Family> families = all.all();
        List<Organisation> organisations = known.visibleTo(Viewer.ANYBODY).stream()
                .map(Listed::organisation)
                .toList();
        name.setRequiredIndicatorVisible(true);
        field("specification.field.name", name, f -> text(f.name()), Function.identity());
        field(
                "specification.field.specificationName",
                specificationName,
                f -> text(f.specificationName()),
                Function.identity());
        family.setItems(families.stream().map(Family::name).toList());
        family.setAllowCustomValue(true);
        family.addCustomValueSetListener(e -> family.setValue(e.getDetail()));
        family.setClearButtonVisible(true);
        family.setHelperText(getTranslation("specification.field.family-help"));
        field("specification.field.family", family, SpecificationForm::family, SpecificationFields::text);
        status.setItems(SpecificationStatus.values());
        status.setItemLabelGenerator(this::status);
        field("specification.field.status", status, SpecificationForm::status, this::status);
        issued.setHelperText(getTranslation("specification.field.date-help"));
        field("specification.field.issued", issued, f -> text(f.issued()), Function.identity());
        url.setPlaceholder("https://");
        field("specification.field.url", url, f -> text(f.url()), Function.identity());
        Map<String, String> names = new LinkedHashMap<>();
        organisations.forEach(o -> names.put(o.slug(), o.name()));
        editor.setItems(names.keySet());
        editor.setItemLabelGenerator(slug -> names.getOrDefault(slug, slug));
        editor.setClearButtonVisible(true);
        editor.setHelperText(getTranslation("specification.field.editor-help"));
        field(
                "specification.field.editor",
                editor,
                SpecificationForm::editor,
                slug -> slug == null ? "" : names.getOrDefault(slug, slug));
        area("description", description, f -> text(f.description()), false);
        area("roles", roles, f -> f.roles() == null ? "" : Lines.of(f.roles()), true);
        area("dates", dates, f -> FactLines.ofDates(f.dates()), true);
        area("relations", relations, f -> FactLines.ofRelations(f.relations()), true);
        area("links", links, f -> FactLines.ofLinks(f.links()), true);
        area("source", source, f -> text(f.source()), false);
        area("note", note, f -> text(f.note()), false);
        setColspan(description, 2);
    }

    private void area(String key, TextArea area, Function<SpecificationForm, String> of, boolean helped) {
        area.setMaxLength(4000);
        if (helped) {
            area.setHelperText(getTranslation("specification.field." + key + "-help"));
        }
        field("specification.field." + key, area, of, Function.identity());
    }

    /** What stands in the fields. */
    SpecificationForm value() {
        FactLines lines = new FactLines();
        SpecificationForm form = new SpecificationForm(
                name.getValue(),
                Lines.optional(specificationName.getValue()),
                family.getValue() == null ? null : Lines.optional(family.getValue()),
                status.getValue(),
                Lines.in(roles.getValue()),
                Lines.optional(issued.getValue()),
                Lines.optional(url.getValue()),
                Lines.optional(note.getValue()),
                Lines.optional(source.getValue()),
                Lines.optional(description.getValue()),
                editor.getValue(),
                lines.dates(dates.getValue()),
                lines.links(links.getValue()),
                lines.relations(relations.getValue()));
        lines.end();
        return form;
    }

    private String status(@Nullable SpecificationStatus value) {
        return value == null
                ? ""
                : getTranslation("specification.status." + value.name().toLowerCase(Locale.ROOT));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
