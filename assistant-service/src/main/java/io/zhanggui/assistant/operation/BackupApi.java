package io.zhanggui.assistant.operation;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.KnowledgeBase;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A backup while the service runs and writes. The index is copied before the rows: an index that lags behind its rows catches
 * up at the next start, one that is ahead of them would not.
 */
@RestController
class BackupApi {

    static final String PATH = "/api/v1/operation/backup";

    private final DataFolder folder;
    private final KnowledgeBase knowledge;
    private final DataSource dataSource;
    private final Clock clock;

    BackupApi(DataFolder folder, KnowledgeBase knowledge, DataSource dataSource, Clock clock) {
        this.folder = folder;
        this.knowledge = knowledge;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The data folder as a zip file. It holds keys. */
    @GetMapping(PATH)
    void backup(HttpServletResponse response) throws IOException {
        checkEmbedded();
        Path work = Files.createTempDirectory(folder.root(), "backup-");
        try {
            knowledge.copyIndex(work.resolve("index"));
            Path rows = work.resolve("rows.zip");
            new JdbcTemplate(dataSource).execute("backup to '" + rows.toString().replace("'", "''") + "'");
            response.setContentType("application/zip");
            response.setHeader("Content-Disposition", "attachment; filename=\"zhanggui-backup.zip\"");
            write(work, rows, response);
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private void write(Path work, Path rows, HttpServletResponse response) throws IOException {
        try (Archive archive = Archive.begin(response.getOutputStream(), OperatorCommand.version(), clock)) {
            archive.addAll(rows);
            archive.add(work.resolve("index"), "index/", Set.of());
            archive.add(folder.root(), "", Set.of("index", "zhanggui.mv.db", "zhanggui.trace.db"));
        }
    }

    private void checkEmbedded() {
        try {
            String product = JdbcUtils.extractDatabaseMetaData(dataSource, meta -> meta.getDatabaseProductName());
            if (!product.equals("H2")) {
                throw new ApiProblem(HttpStatus.CONFLICT, "backup.not-embedded", product);
            }
        } catch (MetaDataAccessException down) {
            throw new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "store.unavailable");
        }
    }
}
