package io.zhanggui.assistant.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.SourceFile;
import io.zhanggui.knowledge.ingest.TableKind;
import io.zhanggui.knowledge.ingest.TablePreview;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that were uploaded and wait for their owner. They outlive the process, and are gone when they are imported,
 * discarded, or a day old. Thread-safe.
 */
@Component
public class Staging {

    /** How long a file waits. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    private static final int PREVIEWS = 32;

    private final StagedFiles files;
    private final Uploads uploads;
    private final KnownMappings mappings;
    private final Importer importer;
    private final Clock clock;
    private final Cache<Place, TablePreview> previews =
            Caffeine.newBuilder().maximumSize(PREVIEWS).build();

    private record Place(
            String id,
            TableKind kind,
            @Nullable String sheet,
            @Nullable Integer headerRow) {}

    Staging(StagedFiles files, Uploads uploads, KnownMappings mappings, Importer importer, Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.mappings = mappings;
        this.importer = importer;
        this.clock = clock;
    }

    /**
     * Keeps the file.
     *
     * @throws ApiProblem 400 if the file has no usable name, 422 if there is nothing in it
     */
    public StagedFile keep(MerchantAccount merchant, ImportKind kind, MultipartFile file) throws IOException {
        String name = Uploads.name(file);
        if (file.isEmpty()) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "import.empty", name);
        }
        StagedFile staged = new StagedFile(
                UUID.randomUUID().toString(), merchant.id(), kind, name, file.getSize(), OffsetDateTime.now(clock));
        uploads.keep(staged.id(), file);
        files.insert(staged);
        return staged;
    }

    public Optional<StagedFile> find(MerchantId merchant, String id) {
        return files.find(merchant, id).filter(file -> uploads.has(file.id()));
    }

    /** The latest first. */
    public List<StagedFile> waiting(MerchantId merchant) {
        return files.of(merchant).stream()
                .filter(file -> uploads.has(file.id()))
                .toList();
    }

    /** Takes the file for something else. */
    public void retype(StagedFile file, ImportKind kind) {
        files.retype(file.merchant(), file.id(), kind);
    }

    public void discard(StagedFile file) {
        files.delete(file.merchant(), file.id());
        uploads.remove(file.id());
    }

    /**
     * The beginning of the table.
     *
     * @param sheet null for the one that fits best
     * @param headerRow null for the one that fits best
     * @throws io.zhanggui.knowledge.ingest.ImportRejected if the file is no table that can be read
     */
    public TablePreview preview(StagedFile file, TableKind kind, @Nullable String sheet, @Nullable Integer headerRow) {
        Place place = new Place(file.id(), kind, sheet, headerRow);
        TablePreview known = previews.getIfPresent(place);
        if (known != null) {
            return known;
        }
        TablePreview preview = importer.preview(
                kind,
                new SourceFile(file.fileName(), uploads.path(file.id())),
                new ColumnMapping(sheet, headerRow, List.of()),
                headers -> mappings.find(file.merchant(), kind, headers));
        previews.put(place, preview);
        return preview;
    }

    /** Remembers the mapping for the next table with these headers. */
    public void remember(StagedFile file, TablePreview preview, ColumnMapping mapping) {
        mappings.remember(file.merchant(), preview.kind(), preview.headers(), mapping);
        previews.asMap().keySet().removeIf(place -> place.id().equals(file.id()));
    }

    /** Hands the file over to its import: false if it was handed over before. */
    boolean handOver(StagedFile file) {
        return files.delete(file.merchant(), file.id());
    }

    void removeOld() {
        OffsetDateTime time = OffsetDateTime.now(clock).minus(PATIENCE);
        Tenancy.acrossMerchants(() -> files.stagedBefore(time))
                .forEach(file -> Tenancy.run(file.merchant(), () -> discard(file)));
    }

    void removeLeftovers() {
        uploads.removeOthers(Tenancy.acrossMerchants(files::ids));
    }
}
