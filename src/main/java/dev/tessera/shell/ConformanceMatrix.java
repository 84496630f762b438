package dev.tessera.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.shared.Registration;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The element that draws a conformance matrix, as the public pages have it too. The server holds no component per
 * cell: it gives the element its data once, and then what changed.
 */
@Tag("conformance-matrix")
@JsModule("context://../assets/conformance-matrix.js")
public class ConformanceMatrix extends Component implements HasSize {

    private static final long serialVersionUID = 1L;

    /** Somebody wants to see what is known of a cell. */
    @DomEvent("cell-open")
    public static class CellOpen extends ComponentEvent<ConformanceMatrix> {

        private static final long serialVersionUID = 1L;

        private final String key;
        private final String column;

        /** Made by the framework; the element does not show the cell itself then. */
        public CellOpen(
                ConformanceMatrix source,
                boolean fromClient,
                @EventData("(event.preventDefault(), event.detail.key)") String key,
                @EventData("event.detail.column") @Nullable String column) {
            super(source, fromClient);
            this.key = key;
            this.column = column == null ? "" : column;
        }

        /** The row's: a test case's key. */
        public String key() {
            return key;
        }

        /** The column's: a participation's id. */
        public String column() {
            return column;
        }
    }

    /** Somebody gave a cell a verdict with a key. */
    @DomEvent("cell-verdict")
    public static class CellVerdict extends ComponentEvent<ConformanceMatrix> {

        private static final long serialVersionUID = 1L;

        private final String key;
        private final String column;
        private final String verdict;

        /** Made by the framework. */
        public CellVerdict(
                ConformanceMatrix source,
                boolean fromClient,
                @EventData("event.detail.key") String key,
                @EventData("event.detail.column") String column,
                @EventData("event.detail.verdict") String verdict) {
            super(source, fromClient);
            this.key = key;
            this.column = column;
            this.verdict = verdict;
        }

        public String key() {
            return key;
        }

        public String column() {
            return column;
        }

        /** The verdict's letter. */
        public char verdict() {
            return verdict.charAt(0);
        }
    }

    /** Shows a matrix, given as the API's JSON. */
    public void load(byte[] json) {
        getElement().callJsFunction("load", new String(json, StandardCharsets.UTF_8));
    }

    /** Shows what changed in some cells. */
    public void apply(String delta) {
        getElement().callJsFunction("apply", delta);
    }

    /** Takes back what the element shows as being recorded, and says why. */
    public void reject(String key, String column, String message) {
        getElement().callJsFunction("reject", key, column, message);
    }

    public void focusCell(String key, String column) {
        getElement().callJsFunction("focusCell", key, column);
    }

    /** Lets keys give verdicts, in the columns that are editable. */
    public void setRecordable(boolean recordable) {
        getElement().setAttribute("recordable", recordable);
    }

    /**
     * Keeps filter, folding and order in the browser's address.
     *
     * @param location where the view is: what its query says of them holds from the beginning
     */
    public void setInAddress(Location location) {
        getElement().setAttribute("address", "?" + location.getQueryParameters().getQueryString());
    }

    public Registration addCellOpenListener(ComponentEventListener<CellOpen> listener) {
        return addListener(CellOpen.class, listener);
    }

    public Registration addCellVerdictListener(ComponentEventListener<CellVerdict> listener) {
        return addListener(CellVerdict.class, listener);
    }
}
