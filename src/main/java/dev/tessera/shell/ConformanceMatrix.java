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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The element that draws a conformance matrix, as the public pages have it too. The server holds no component per
 * cell: it gives the element its data once, and then what changed.
 */
@Tag("conformance-matrix")
@JsModule("context://../assets/conformance-matrix.js")
public class ConformanceMatrix extends Component implements HasSize {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /** A verdict that somebody gave a cell: known by its id, however often it is sent. */
    public record Given(UUID id, String key, String column, String verdict, long at) {

        /** The verdict's letter. */
        public char code() {
            return verdict.charAt(0);
        }
    }

    /** What somebody pasted into a cell: a verdict, and perhaps a reason and notes. */
    public record Pasted(String key, String column, List<String> texts) {

        /** The text at a place; empty where there is none. */
        public String text(int place) {
            return place < texts.size() ? texts.get(place) : "";
        }
    }

    /** Somebody gave cells a verdict with a key. */
    @DomEvent("cell-verdicts")
    public static class CellVerdicts extends ComponentEvent<ConformanceMatrix> {

        private static final long serialVersionUID = 1L;

        private final transient List<Given> entries;

        /** Made by the framework. */
        public CellVerdicts(
                ConformanceMatrix source,
                boolean fromClient,
                @EventData("JSON.stringify(event.detail.entries)") String entries) {
            super(source, fromClient);
            this.entries = List.of(JSON.readValue(entries, Given[].class));
        }

        public List<Given> entries() {
            return entries;
        }
    }

    /** Verdicts that were given on an earlier visit and that nobody answered. */
    @DomEvent("cell-leftovers")
    public static class CellLeftovers extends ComponentEvent<ConformanceMatrix> {

        private static final long serialVersionUID = 1L;

        private final transient List<Given> entries;

        /** Made by the framework. */
        public CellLeftovers(
                ConformanceMatrix source,
                boolean fromClient,
                @EventData("JSON.stringify(event.detail.entries)") String entries) {
            super(source, fromClient);
            this.entries = List.of(JSON.readValue(entries, Given[].class));
        }

        public List<Given> entries() {
            return entries;
        }
    }

    /** Somebody pasted cells of a spreadsheet. */
    @DomEvent("cell-paste")
    public static class CellPaste extends ComponentEvent<ConformanceMatrix> {

        private static final long serialVersionUID = 1L;

        private final transient List<Pasted> cells;

        /** Made by the framework. */
        public CellPaste(
                ConformanceMatrix source,
                boolean fromClient,
                @EventData("JSON.stringify(event.detail.cells)") String cells) {
            super(source, fromClient);
            this.cells = List.of(JSON.readValue(cells, Pasted[].class));
        }

        public List<Pasted> cells() {
            return cells;
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

    /** Says that these entries were taken, or that they will not be: the browser keeps them no longer. */
    public void settle(Collection<UUID> entries) {
        getElement().executeJs("this.settle(JSON.parse($0))", JSON.writeValueAsString(entries));
    }

    /** Keeps what is entered in the browser until it is settled, under a name that no other sheet has. */
    public void setOutbox(String name) {
        getElement().setAttribute("outbox", name);
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

    public Registration addCellVerdictsListener(ComponentEventListener<CellVerdicts> listener) {
        return addListener(CellVerdicts.class, listener);
    }

    public Registration addCellLeftoversListener(ComponentEventListener<CellLeftovers> listener) {
        return addListener(CellLeftovers.class, listener);
    }

    public Registration addCellPasteListener(ComponentEventListener<CellPaste> listener) {
        return addListener(CellPaste.class, listener);
    }
}
