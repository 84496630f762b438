package dev.tessera.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.ZoneId;

/** A time zone by the name of one of its places. */
public class ZoneBox extends ComboBox<ZoneId> {

    private static final long serialVersionUID = 1L;

    public ZoneBox() {
        setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(ZoneBox::isOfAPlace)
                .sorted()
                .map(ZoneId::of)
                .toList());
        setItemLabelGenerator(ZoneId::getId);
    }

    /** The server's own zone, where it says one of a place. */
    public static ZoneId usual() {
        ZoneId here = ZoneId.systemDefault();
        return isOfAPlace(here.getId()) ? here : ZoneId.of("UTC");
    }

    private static boolean isOfAPlace(String id) {
        return id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"));
    }
}
