package dev.tessera.result.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.tessera.result.Reason;
import java.util.ArrayList;
import java.util.List;

/** Where somebody says why nothing was run: one of the usual reasons, or another that they write. */
class ReasonField extends ComboBox<String> {

    private static final long serialVersionUID = 1L;

    ReasonField() {
        List<String> offered = new ArrayList<>(Reason.USUAL);
        // Nobody who reports has not reported, and who withdraws does so for the whole trial.
        offered.remove(Reason.NOT_REPORTED);
        offered.remove(Reason.WITHDRAWN);
        setLabel(getTranslation("report.reason"));
        setHelperText(getTranslation("report.reason-help"));
        setItems(offered);
        setItemLabelGenerator(r -> Reason.USUAL.contains(r) ? getTranslation("reason." + r) : r);
        setAllowCustomValue(true);
        addCustomValueSetListener(e -> {
            String written = e.getDetail().strip();
            offered.addFirst(written);
            setItems(offered);
            setValue(written);
        });
    }
}
