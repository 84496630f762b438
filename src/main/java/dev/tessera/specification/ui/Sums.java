package dev.tessera.specification.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import dev.tessera.specification.SuiteDifference;
import dev.tessera.specification.TestCaseText;

/** How many test cases come, change, go and are called otherwise. */
class Sums extends DescriptionList {

    private static final long serialVersionUID = 1L;

    Sums(SuiteDifference difference) {
        long renamed = difference.changed().stream()
                .filter(c -> c.parts().contains(TestCaseText.Part.KEY))
                .count();
        addClassName("sums");
        sum("suite.sum.added", String.valueOf(difference.added().size()));
        sum("suite.sum.changed", String.valueOf(difference.changed().size()));
        sum("suite.sum.removed", String.valueOf(difference.removed().size()));
        sum("suite.sum.renamed", String.valueOf(renamed));
        sum("suite.sum.order", getTranslation(difference.reordered() ? "suite.order.other" : "suite.order.same"));
    }

    private void sum(String key, String value) {
        add(new Div(new Term(getTranslation(key)), new Description(value)));
    }
}
