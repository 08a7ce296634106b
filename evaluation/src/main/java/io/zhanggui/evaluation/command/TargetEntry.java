package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Arguments.Option;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A target as a person describes it, read strictly.
 *
 * @param place by which messages call it
 */
record TargetEntry(String place, JsonNode fields) {

    private static final Set<String> FIELDS = Set.of(
            "name", "url", "model", "models", "keyEnv", "keyFile", "system", "inputPrice", "outputPrice", "parallel");
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._:-]{0,63}";
    private static final String AMOUNT = "[0-9]{1,9}(\\.[0-9]{1,6})?";

    /** With {@code model} it is an OpenAI-compatible endpoint, with {@code models} several of them, else the service's own API. */
    List<SweepTarget> targets(Map<String, String> environment, int parallel) {
        checkFields();
        String name = text("name").orElseThrow(() -> wrong("name", "sweep.needed"));
        if (!name.matches(NAME)) {
            throw wrong("name", "sweep.name", name);
        }
        int atOnce = parallel(parallel);
        List<String> models = models();
        if (models.isEmpty()) {
            return List.of(new SweepTarget(name, target(Optional.empty(), environment), atOnce));
        }
        return models.stream()
                .map(model -> new SweepTarget(
                        models.size() == 1 ? name : name + " " + model,
                        target(Optional.of(model), environment),
                        atOnce))
                .toList();
    }

    /** A target as {@code evaluation/evaluate} would be told of it. */
    private Target target(Optional<String> model, Map<String, String> environment) {
        List<Option> options = new ArrayList<>();
        String url = text("url").orElseThrow(() -> wrong("url", "sweep.needed"));
        if (!url.matches("https?://[^/\\s]+\\S*")) {
            throw wrong("url", "sweep.url", url);
        }
        if (model.isEmpty() && !hasKey(environment)) {
            throw wrong("keyFile", "sweep.no-key");
        }
        options.add(new Option(model.isPresent() ? "--openai" : "--url", url));
        model.ifPresent(given -> options.add(new Option("--model", given)));
        text("keyEnv").ifPresent(given -> options.add(new Option("--key-env", given)));
        text("keyFile").ifPresent(given -> options.add(new Option("--key-file", given)));
        text("system").ifPresent(given -> options.add(new Option("--system", given)));
        price().ifPresent(given -> options.add(new Option("--price", given)));
        try {
            return Target.of(new Arguments(options, List.of()), environment);
        } catch (CommandFailed failed) {
            Message reason = failed.failure().reason();
            throw new CommandFailed(new Failure.Refused(Message.of("sweep.entry", place, reason)));
        }
    }

    private boolean hasKey(Map<String, String> environment) {
        return fields.has("keyEnv")
                || fields.has("keyFile")
                || !environment.getOrDefault("ZHANGGUI_KEY", "").isBlank();
    }

    private void checkFields() {
        if (!fields.isObject()) {
            throw wrong("", "sweep.no-object");
        }
        fields.propertyNames().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw wrong(field, "sweep.unknown", FIELDS.stream().sorted().collect(Collectors.joining(", ")));
                });
        if (fields.has("model") && fields.has("models")) {
            throw wrong("models", "sweep.one-of", "model");
        }
        if (fields.has("system") && models().isEmpty()) {
            throw wrong("system", "sweep.model-only");
        }
    }

    private List<String> models() {
        if (!fields.has("models")) {
            return text("model").stream().toList();
        }
        JsonNode models = fields.path("models");
        List<String> names =
                models.valueStream().map(model -> model.asString("")).toList();
        if (!models.isArray() || names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw wrong("models", "sweep.no-texts");
        }
        return names;
    }

    private Optional<String> price() {
        if (fields.has("inputPrice") != fields.has("outputPrice")) {
            throw wrong(fields.has("inputPrice") ? "outputPrice" : "inputPrice", "sweep.needed");
        }
        return fields.has("inputPrice")
                ? Optional.of(amount("inputPrice") + "," + amount("outputPrice"))
                : Optional.empty();
    }

    private String amount(String field) {
        String given = fields.path(field).asString("");
        if (!given.matches(AMOUNT)) {
            throw wrong(field, "sweep.amount", given);
        }
        return given;
    }

    private int parallel(int otherwise) {
        if (!fields.has("parallel")) {
            return otherwise;
        }
        String given = fields.path("parallel").asString("");
        if (!given.matches("[1-9][0-9]?") || Integer.parseInt(given) > Options.MOST_AT_ONCE) {
            throw wrong("parallel", "sweep.parallel", Options.MOST_AT_ONCE, given);
        }
        return Integer.parseInt(given);
    }

    private Optional<String> text(String field) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong(field, "sweep.no-text");
        }
        return Optional.of(value.stringValue().strip());
    }

    CommandFailed wrong(String field, String code, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(place, field));
        all.addAll(List.of(arguments));
        return CommandFailed.refused(code, all.toArray());
    }
}
