package dev.tessera.organisation.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.organisation.ProductForm;
import dev.tessera.shell.FormFields;
import dev.tessera.shell.Lines;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people say of a product. */
class ProductFields extends FormFields<ProductForm> {

    private static final long serialVersionUID = 1L;

    /** The form of a product that is not there yet. */
    static final ProductForm NEW = new ProductForm("", null, null, null, null, List.of(), List.of());

    private final TextField name = new TextField();
    private final TextField slug = new TextField();
    private final TextField homepage = new TextField();
    private final TextField licence = new TextField();
    private final TextArea description = new TextArea();
    private final TextArea aliases = new TextArea();
    private final TextArea iris = new TextArea();

    /**
     * The fields.
     *
     * @param fresh whether the product is new: its address is made from its name
     */
    ProductFields(boolean fresh) {
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(300);
        field("product.field.name", name, ProductForm::name, Function.identity());
        slug.setHelperText(getTranslation("organisation.field.slug-help"));
        field("product.field.slug", slug, f -> text(f.slug()), Function.identity());
        slug.setVisible(!fresh);
        homepage.setPlaceholder("https://");
        field("product.field.homepage", homepage, f -> text(f.homepage()), Function.identity());
        licence.setHelperText(getTranslation("product.field.licence-help"));
        licence.setMaxLength(200);
        field("product.field.licence", licence, f -> text(f.licence()), Function.identity());
        description.setMaxLength(4000);
        field("product.field.description", description, f -> text(f.description()), Function.identity());
        setColspan(description, 2);
        aliases.setHelperText(getTranslation("organisation.field.aliases-help"));
        field("product.field.aliases", aliases, f -> Lines.of(f.aliases()), Function.identity());
        iris.setHelperText(getTranslation("organisation.field.iris-help"));
        field("product.field.iris", iris, f -> Lines.of(f.iris()), Function.identity());
    }

    ProductForm value() {
        return new ProductForm(
                name.getValue(),
                Lines.optional(slug.getValue()),
                Lines.optional(homepage.getValue()),
                Lines.optional(description.getValue()),
                Lines.optional(licence.getValue()),
                Lines.in(aliases.getValue()),
                Lines.in(iris.getValue()));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
