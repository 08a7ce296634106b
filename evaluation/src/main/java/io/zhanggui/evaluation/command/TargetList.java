package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.YamlTree;
import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The targets of a sweep: those that {@code --target} describes ({@code name=NAME,url=URL,…}) and those of a file of {@code
 * --targets}, YAML or JSON, a list of such descriptions or an object with the list under {@code targets}.
 */
final class TargetList {

    static final Syntax SYNTAX = Syntax.of("--target", "--targets");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> environment;
    private final int parallel;
    private final List<SweepTarget> targets = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    private TargetList(Map<String, String> environment, int parallel) {
        this.environment = environment;
        this.parallel = parallel;
    }

    /**
     * @param parallel for targets that do not say how many cases they are asked at once
     * @throws CommandFailed naming the entry and the field that is wrong
     */
    static List<SweepTarget> of(Arguments arguments, Map<String, String> environment, int parallel) {
        TargetList list = new TargetList(environment, parallel);
        Path file = arguments.path("--targets");
        if (file != null) {
            list.addFile(file);
        }
        arguments.all("--target").forEach(list::addOption);
        if (list.targets.isEmpty()) {
            throw CommandFailed.wrongCall("sweep.no-target");
        }
        return List.copyOf(list.targets);
    }

    private void addFile(Path file) {
        JsonNode root = read(file);
        JsonNode entries = root.isArray() ? root : root.path("targets");
        if (!entries.isArray() || entries.isEmpty()) {
            throw CommandFailed.refused("sweep.no-list", file);
        }
        for (int i = 0; i < entries.size(); i++) {
            String name = entries.get(i).path("name").asString("");
            add(new TargetEntry(file + " [" + (i + 1) + "]" + (name.isEmpty() ? "" : " " + name), entries.get(i)));
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YamlTree.read(Files.readString(file));
        } catch (IOException e) {
            throw CommandFailed.refused("sweep.unreadable", file, e);
        } catch (YAMLException e) {
            throw CommandFailed.refused("sweep.no-yaml", file, String.valueOf(e.getMessage()));
        }
    }

    private void addOption(String description) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : description.split(",", -1)) {
            String[] parts = field.split("=", 2);
            if (parts.length < 2) {
                throw CommandFailed.wrongCall("sweep.form", description, field);
            }
            fields.put(parts[0].strip(), parts[1].strip());
        }
        add(new TargetEntry("--target " + description, JSON.valueToTree(fields)));
    }

    private void add(TargetEntry entry) {
        for (SweepTarget target : entry.targets(environment, parallel)) {
            String before = places.putIfAbsent(target.folder().toLowerCase(Locale.ROOT), entry.place());
            if (before != null) {
                throw entry.wrong("name", "sweep.twice", target.name(), before);
            }
            targets.add(target);
        }
    }
}
