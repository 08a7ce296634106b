package io.zhanggui.assistant.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is there whole or not at all, whenever the process dies. */
final class WholeFile {

    private static final Logger log = LoggerFactory.getLogger(WholeFile.class);

    private WholeFile() {}

    static void write(Path file, byte[] content) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file holds; nothing, and a warning that names it, where it is not there or is not what was written. */
    static <T> Optional<T> parse(Path file, Function<byte[], T> parser) {
        try {
            return Optional.of(parser.apply(read(file)));
        } catch (RuntimeException unreadable) {
            log.warn(
                    "{} cannot be read and is left out. Put it back from a backup, or delete what it belongs to. {}",
                    file.toAbsolutePath(),
                    unreadable.toString());
            return Optional.empty();
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
