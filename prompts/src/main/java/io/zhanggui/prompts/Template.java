package io.zhanggui.prompts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One template in one language, proved to fit the record of its inputs. */
final class Template {

    private final PromptVersion version;
    private final TemplateFile file;
    private final RecordComponent[] components;

    private Template(PromptVersion version, TemplateFile file, RecordComponent[] components) {
        this.version = version;
        this.file = file;
        this.components = components;
    }

    static Template of(PromptVersion version, String name, String source, Class<? extends Record> inputs) {
        TemplateFile file = TemplateFile.parse(name, source);
        RecordComponent[] components = inputs.getRecordComponents();
        requireSame(name, file, inputs.getSimpleName(), namesOf(components, false));
        for (String untrusted : namesOf(components, true)) {
            if (file.system().placeholders().contains(untrusted)) {
                throw new InvalidPrompt(name, "{{" + untrusted + "}} is untrusted and may stand under ## user alone");
            }
        }
        return new Template(version, file, components);
    }

    private static Set<String> namesOf(RecordComponent[] components, boolean untrustedOnly) {
        return Arrays.stream(components)
                .filter(component -> !untrustedOnly || component.isAnnotationPresent(Untrusted.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireSame(String name, TemplateFile file, String record, Set<String> components) {
        Set<String> placeholders = new TreeSet<>(file.system().placeholders());
        placeholders.addAll(file.user().placeholders());
        for (String placeholder : placeholders) {
            if (!components.contains(placeholder)) {
                throw new InvalidPrompt(name, "{{" + placeholder + "}} is no input of " + record);
            }
        }
        for (String component : components) {
            if (!placeholders.contains(component)) {
                throw new InvalidPrompt(name, "{{" + component + "}} of " + record + " is missing");
            }
        }
    }

    Rendered render(Record input) {
        Map<String, String> values = new HashMap<>();
        for (RecordComponent component : components) {
            boolean untrusted = component.isAnnotationPresent(Untrusted.class);
            values.put(component.getName(), file.wording().text(valueOf(component, input), untrusted));
        }
        return new Rendered(version, file.system().render(values), file.user().render(values));
    }

    private static Object valueOf(RecordComponent component, Record input) {
        try {
            return component.getAccessor().invoke(input);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component + " of a public record", e);
        }
    }
}
