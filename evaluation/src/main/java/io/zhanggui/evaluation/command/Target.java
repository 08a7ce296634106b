package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Syntax;
import io.zhanggui.evaluation.subject.HttpSubject;
import io.zhanggui.evaluation.subject.OpenAiSubject;
import io.zhanggui.evaluation.subject.OpenAiSubject.Model;
import io.zhanggui.evaluation.subject.OpenAiSubject.Price;
import io.zhanggui.evaluation.subject.Subject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param name what runs call it: its URL, for a model with the model's name and a hash of the system prompt, if it has one: with
 *     another prompt it is another target
 */
record Target(String name, Subject subject) {

    static final Syntax SYNTAX =
            Syntax.of("--url", "--openai", "--model", "--key-env", "--key-file", "--system", "--price");

    private static final String PRICE = "([0-9]+(?:\\.[0-9]+)?),([0-9]+(?:\\.[0-9]+)?)";

    /** @throws CommandFailed saying what to write instead */
    static Target of(Arguments arguments, Map<String, String> environment) {
        String model = arguments.last("--model");
        if (arguments.last("--openai") == null) {
            return service(arguments, environment);
        }
        if (arguments.last("--url") != null) {
            throw CommandFailed.wrongCall("command.two-targets");
        }
        if (model == null || model.isBlank()) {
            throw CommandFailed.wrongCall("command.no-model");
        }
        return model(model, arguments, environment);
    }

    private static Target service(Arguments arguments, Map<String, String> environment) {
        if (arguments.last("--url") == null) {
            throw CommandFailed.wrongCall("command.no-url");
        }
        URI url = arguments.url("--url");
        return new Target(url.toString(), new HttpSubject(url, key(arguments, environment)));
    }

    static Target model(String model, Arguments arguments, Map<String, String> environment) {
        URI url = arguments.url("--openai");
        String system = text(arguments.path("--system"));
        Model asked = new Model(model, system, price(arguments.last("--price")));
        String prompted = system == null ? "" : " system-" + HexFormat.of().toHexDigits(system.hashCode());
        return new Target(
                url + " " + model + prompted, new OpenAiSubject(url, namedKey(arguments, environment), asked));
    }

    static String key(Arguments arguments, Map<String, String> environment) {
        String key = namedKey(arguments, environment);
        String usual = environment.get("ZHANGGUI_KEY");
        if (key == null && (usual == null || usual.isBlank())) {
            throw CommandFailed.wrongCall("command.no-key");
        }
        return key != null ? key : String.valueOf(usual).strip();
    }

    /** The key that an option names; null if none does. */
    private static @Nullable String namedKey(Arguments arguments, Map<String, String> environment) {
        String variable = arguments.last("--key-env");
        if (variable != null) {
            String key = environment.get(variable);
            if (key == null || key.isBlank()) {
                throw CommandFailed.wrongCall("command.key-env", variable);
            }
            return key.strip();
        }
        String file = arguments.last("--key-file");
        return file == null ? null : fileKey(file);
    }

    private static String fileKey(String file) {
        try {
            String key = Files.readString(Path.of(file)).strip();
            if (key.isEmpty()) {
                throw CommandFailed.wrongCall("command.key-file", file);
            }
            return key;
        } catch (IOException e) {
            throw CommandFailed.wrongCall("command.key-file", file);
        }
    }

    private static @Nullable String text(@Nullable Path file) {
        try {
            return file == null ? null : Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandFailed.wrongCall("command.system", String.valueOf(file));
        }
    }

    private static @Nullable Price price(@Nullable String given) {
        if (given == null) {
            return null;
        }
        if (!given.matches(PRICE)) {
            throw CommandFailed.wrongCall("command.price", given);
        }
        return new Price(
                Double.parseDouble(given.replaceAll(PRICE, "$1")), Double.parseDouble(given.replaceAll(PRICE, "$2")));
    }
}
