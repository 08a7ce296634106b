package io.zhanggui.assistant.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledBrowserTest {

    private static final String PATH = String.join(File.pathSeparator, "/usr/local/bin", "/usr/bin");

    @Test
    void theNamedBrowserComesFirst() {
        assertThat(machine("/opt/edge", "Linux", "/opt/edge", "/usr/bin/chromium")
                        .place())
                .isEqualTo(Path.of("/opt/edge"));
    }

    @Test
    void aNameThatLeadsNowhereIsSaid() {
        assertThatThrownBy(
                        () -> machine("/opt/none", "Linux", "/usr/bin/chromium").place())
                .isInstanceOf(AssertionError.class)
                .hasMessage("ZHANGGUI_TEST_BROWSER names no program: /opt/none");
    }

    @Test
    void aBrowserIsFoundOnThePathAndInTheUsualPlacesOfMacOs() {
        assertThat(machine(null, "Linux", "/usr/bin/google-chrome").place())
                .isEqualTo(Path.of("/usr/bin/google-chrome"));
        String edge = "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
        assertThat(machine(null, "Mac OS X", edge).place()).isEqualTo(Path.of(edge));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, /usr/bin/apt-get, sudo apt-get install -y chromium fonts-noto-cjk",
        "Linux, /usr/bin/dnf, sudo dnf install -y chromium google-noto-sans-cjk-fonts",
        "Mac OS X, /usr/bin/true, brew install --cask chromium"
    })
    void withoutABrowserTheCommandThatInstallsOneIsNamed(String system, String program, String command) {
        assertThatThrownBy(() -> machine(null, system, program).place())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Install one: " + command + "\n");
    }

    private static InstalledBrowser machine(@Nullable String chosen, String system, String... programs) {
        List<Path> there = Arrays.stream(programs).map(Path::of).toList();
        return new InstalledBrowser(chosen, PATH, system, there::contains);
    }
}
