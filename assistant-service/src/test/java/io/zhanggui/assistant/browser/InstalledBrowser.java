package io.zhanggui.assistant.browser;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the browser of this machine. Any browser of the Chromium family serves.
 *
 * @param chosen the value of {@value #VARIABLE}, if it is set
 * @param path the value of PATH
 * @param system the name of the operating system
 * @param executable whether there is a program at a place
 */
record InstalledBrowser(@Nullable String chosen, String path, String system, Predicate<Path> executable) {

    static final String VARIABLE = "ZHANGGUI_TEST_BROWSER";

    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "microsoft-edge-stable",
            "msedge",
            "chrome.exe",
            "msedge.exe");

    private static final List<Path> PLACES = Stream.of(
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
                    "/snap/bin/chromium",
                    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe")
            .map(Path::of)
            .toList();

    /** The browser of the machine that the tests run on. */
    static Path find() {
        return new InstalledBrowser(
                        System.getenv(VARIABLE),
                        Optional.ofNullable(System.getenv("PATH")).orElse(""),
                        System.getProperty("os.name"),
                        place -> place.toFile().isFile() && place.toFile().canExecute())
                .place();
    }

    /**
     * Where the browser is.
     *
     * @throws AssertionError if there is none, with the command that installs one
     */
    Path place() {
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(Path.of(chosen))
                    .filter(executable)
                    .orElseThrow(() -> new AssertionError(VARIABLE + " names no program: " + chosen));
        }
        return Stream.concat(onPath(), PLACES.stream())
                .filter(executable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The browser tests need a browser and found none. Install one: "
                        + command() + "\nor name one of the Chromium family: " + VARIABLE + "=/path/to/browser"));
    }

    private Stream<Path> onPath() {
        List<Path> folders = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name)));
    }

    private String command() {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "brew install --cask chromium";
        }
        if (name.startsWith("windows")) {
            return "winget install -e --id Google.Chrome";
        }
        if (executable.test(Path.of("/usr/bin/dnf"))) {
            return "sudo dnf install -y chromium google-noto-sans-cjk-fonts";
        }
        if (executable.test(Path.of("/usr/bin/pacman"))) {
            return "sudo pacman -S --noconfirm chromium noto-fonts-cjk";
        }
        return "sudo apt-get install -y chromium fonts-noto-cjk";
    }
}
