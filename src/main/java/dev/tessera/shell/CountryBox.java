package dev.tessera.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A country by its code (ISO 3166), found by its name in the reader's language; or none. */
public class CountryBox extends ComboBox<String> {

    private static final long serialVersionUID = 1L;

    public CountryBox() {
        setItems(Stream.of(Locale.getISOCountries())
                .sorted(Comparator.comparing(this::called, Collator.getInstance(getLocale())))
                .toList());
        setItemLabelGenerator(this::called);
        setClearButtonVisible(true);
    }

    /** What a country is called in the reader's language; nothing for none. */
    public String called(@Nullable String code) {
        return code == null ? "" : Locale.of("", code).getDisplayCountry(getLocale());
    }
}
