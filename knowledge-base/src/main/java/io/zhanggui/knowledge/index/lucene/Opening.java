package io.zhanggui.knowledge.index.lucene;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the folder of a version. What Lucene cannot read is set aside: the ledger can fill a new one. */
final class Opening {

    private static final Logger log = LoggerFactory.getLogger(Opening.class);

    private Opening() {}

    static VersionFolder open(Path folder, int dimension) {
        try {
            return new VersionFolder(folder, dimension);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IndexNotFoundException
                | NoSuchFileException
                | EOFException unreadable) {
            Path aside = moveAside(folder);
            log.warn("The index in {} cannot be read: moved to {}, building it anew", folder, aside, unreadable);
            return openReadable(folder, dimension);
        } catch (IOException failure) {
            throw VersionFolder.unavailable(folder, failure);
        }
    }

    private static VersionFolder openReadable(Path folder, int dimension) {
        try {
            return new VersionFolder(folder, dimension);
        } catch (IOException failure) {
            throw VersionFolder.unavailable(folder, failure);
        }
    }

    private static Path moveAside(Path folder) {
        Path aside = folder.resolveSibling(folder.getFileName() + ".unreadable");
        try {
            FolderTree.delete(aside);
            return Files.move(folder, aside);
        } catch (IOException failure) {
            throw VersionFolder.unavailable(folder, failure);
        }
    }
}
