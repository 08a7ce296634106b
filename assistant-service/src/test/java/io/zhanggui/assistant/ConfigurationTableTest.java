package io.zhanggui.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The table of the configuration has every property that the program reads. */
class ConfigurationTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void everyPropertyStandsInTheReadme(String file) throws IOException {
        String readme = Files.readString(Path.of("..", file));

        List<String> missing = properties()
                .filter(property -> spellings(property).noneMatch(readme::contains))
                .toList();

        assertThat(properties()).isNotEmpty();
        assertThat(missing).as("properties that %s leaves out", file).isEmpty();
    }

    private static Stream<String> properties() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("io.zhanggui.assistant").stream()
                .map(found -> type(Objects.requireNonNull(found.getBeanClassName())))
                .flatMap(type -> Arrays.stream(type.getRecordComponents())
                        .map(component -> type.getAnnotation(ConfigurationProperties.class)
                                        .value()
                                + "." + kebab(component)));
    }

    /** As a property, as a part of all below its prefix, or as a variable of the environment, which may follow another one with the same beginning. */
    private static Stream<String> spellings(String property) {
        String prefix = property.substring(0, property.lastIndexOf('.'));
        String variable = property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        String spoken = property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
        return Stream.of(
                "`" + property + "`",
                "`" + property + ".*`",
                "`" + prefix + ".*`",
                "`" + variable + "`",
                "`" + spoken + "`",
                "`…" + spoken.replaceFirst("^ZHANGGUI_DATABASE", "") + "`");
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
