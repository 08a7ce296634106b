package io.zhanggui.assistant.support;

import io.zhanggui.evaluation.check.Dimension;
import io.zhanggui.knowledge.catalog.Attribute;
import java.util.List;

/**
 * Something that shoppers ask of products.
 *
 * @param names parts of the attribute names that answer it, the best first
 * @param dimension what the answer measures, {@link Dimension#NONE} if nothing
 */
record Ask(String name, List<String> names, Dimension dimension) {

    Ask {
        names = List.copyOf(names);
    }

    /** How well the attribute answers, by its name: 1 for its proper name, less for one that may, 0 for another. */
    double fits(Attribute attribute) {
        String attributeName = Reading.normalised(attribute.name());
        for (int i = 0; i < names.size(); i++) {
            if (attributeName.equals(names.get(i))) {
                return i == 0 ? 1 : i < 3 ? 0.9 : 0.65;
            }
        }
        if (attributeName.startsWith(names.getFirst())) {
            return 0.9;
        }
        return names.stream().anyMatch(attributeName::contains) ? 0.7 : 0;
    }
}
