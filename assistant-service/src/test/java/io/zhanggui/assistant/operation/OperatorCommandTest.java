package io.zhanggui.assistant.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneOffset.UTC);
    private static final String NOTE = "format=1\nversion=0.1.0\n";

    @TempDir
    Path temp;

    @Test
    void whatStandsInAFolderStandsInTheRestoredOneAndOnlyItsOwnerReadsIt() throws IOException {
        Path archive = backup(folder("data"));

        Path restored = temp.resolve("restored");
        assertThat(OperatorCommand.run(DataFolder.open(restored), CLOCK, "restore", archive.toString()))
                .isZero();

        assertThat(restored.resolve("zhanggui.mv.db")).hasContent("rows");
        assertThat(restored.resolve("index/shop/model/segments_1")).hasContent("index");
        assertThat(restored.resolve("operator-key")).hasContent("key");
        assertThat(restored.resolve("uploads")).doesNotExist();
        assertThat(restored.resolve("index/shop/model/write.lock")).doesNotExist();
        assertThat(mode(archive)).isEqualTo("rw-------");
        assertThat(mode(restored.resolve("operator-key"))).isEqualTo("rw-------");
    }

    @Test
    void dataThatIsThereIsKeptAsideAndOnlyWhenForced() throws IOException {
        Path archive = backup(folder("data"));
        Path other = folder("other");
        Files.writeString(other.resolve("zhanggui.mv.db"), "other rows");

        assertThatThrownBy(() -> new Restoring(other, CLOCK).from(archive, false))
                .asInstanceOf(InstanceOfAssertFactories.type(CommandRefused.class))
                .satisfies(refused -> {
                    assertThat(refused.text(Locale.ENGLISH)).contains("--force", other.toString());
                    assertThat(refused.text(Locale.SIMPLIFIED_CHINESE)).contains("--force", "已有数据");
                });
        new Restoring(other, CLOCK).from(archive, true);

        assertThat(other.resolve("zhanggui.mv.db")).hasContent("rows");
        assertThat(other.resolve("before-restore-20261123-050000/zhanggui.mv.db"))
                .hasContent("other rows");
        assertThat(other.resolve(".restoring")).doesNotExist();
    }

    @Test
    void aDamagedArchiveChangesNothing() throws IOException {
        Path archive = backup(folder("data"));
        byte[] bytes = Files.readAllBytes(archive);
        Path other = folder("other");
        for (int cut : new int[] {0, 10, bytes.length / 2, bytes.length - 5}) {
            Path damaged = Files.write(temp.resolve("damaged.zip"), Arrays.copyOf(bytes, cut));
            refuses(other, damaged, "is damaged or no backup", "已损坏或不是备份文件");
        }
        int content = new String(bytes, ISO_8859_1).indexOf("operator-key") + 14;
        bytes[content] ^= 0x55;
        refuses(other, Files.write(temp.resolve("flipped.zip"), bytes), "is damaged or no backup", "已损坏");
        assertThat(other.resolve("zhanggui.mv.db")).hasContent("rows");
        assertThat(other.toFile().list())
                .noneMatch(name -> name.startsWith("before-restore-") || name.equals(".restoring"));
    }

    @Test
    void aPathThatLeavesTheFolderIsRefused() throws IOException {
        Path target = temp.resolve("new");
        for (String name : new String[] {"data/../../evil", "../evil", "/etc/evil", "data/", "evil"}) {
            Path archive = zip(Map.of(Archive.NOTE, NOTE, name.equals("data/") ? "data/." : name, "x"));
            refuses(target, archive, "outside of the data folder", "数据目录之外");
        }
        assertThat(temp.resolve("evil")).doesNotExist();
        assertThat(Files.exists(Path.of("/etc/evil"))).isFalse();
    }

    @Test
    void anArchiveOfANewerLayoutIsLeftToTheNewerProgram() throws IOException {
        Path archive = zip(Map.of(Archive.NOTE, "format=2\nversion=9.0\n"));
        refuses(temp.resolve("new"), archive, "newer Zhanggui (9.0)", "更新版本的掌柜（9.0）");
    }

    @Test
    void aBackupDoesNotHoldItself() throws IOException {
        Path data = folder("data");
        assertThat(OperatorCommand.run(
                        DataFolder.open(data),
                        CLOCK,
                        "backup",
                        data.resolve("shop.zip").toString()))
                .isEqualTo(1);
        assertThat(data.resolve("shop.zip")).doesNotExist();
    }

    @Test
    void aCommandWithoutAFileIsToldHowToSayIt() {
        assertThat(OperatorCommand.isOne("backup")).isTrue();
        assertThat(OperatorCommand.isOne("--server.port=1")).isFalse();
        assertThat(OperatorCommand.run(DataFolder.open(temp.resolve("data")), CLOCK, "backup"))
                .isEqualTo(1);
    }

    private static void refuses(Path data, Path archive, String english, String chinese) {
        assertThatThrownBy(() -> new Restoring(data, CLOCK).from(archive, true))
                .asInstanceOf(InstanceOfAssertFactories.type(CommandRefused.class))
                .satisfies(refused -> {
                    assertThat(refused.text(Locale.ENGLISH)).contains(archive.toString(), english);
                    assertThat(refused.text(Locale.SIMPLIFIED_CHINESE)).contains(archive.toString(), chinese);
                });
    }

    private Path folder(String name) throws IOException {
        Path folder = temp.resolve(name);
        Files.createDirectories(folder.resolve("index/shop/model"));
        Files.createDirectories(folder.resolve("uploads"));
        Files.writeString(folder.resolve("zhanggui.mv.db"), "rows");
        Files.writeString(folder.resolve("operator-key"), "key");
        Files.writeString(folder.resolve("uploads/half"), "half a file");
        Files.writeString(folder.resolve("index/shop/model/segments_1"), "index");
        Files.writeString(folder.resolve("index/shop/model/write.lock"), "");
        return folder;
    }

    private Path backup(Path data) {
        Path archive = temp.resolve("shop.zip");
        assertThat(OperatorCommand.run(DataFolder.open(data), CLOCK, "backup", archive.toString()))
                .isZero();
        return archive;
    }

    private Path zip(Map<String, String> entries) throws IOException {
        Path file = Files.createTempFile(temp, "made", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
