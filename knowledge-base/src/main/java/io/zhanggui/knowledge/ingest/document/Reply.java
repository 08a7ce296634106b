package io.zhanggui.knowledge.ingest.document;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.table.Sheet;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a parser process says of a file; it crosses the border as one line of JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
sealed interface Reply {

    /** The file has this in it. */
    record Parsed(ParsedDocument document) implements Reply {}

    /** There is nothing to be had from the file. */
    record Refused(Reason reason) implements Reply {}

    /** The file is a workbook with these sheets. */
    record Sheets(List<Sheet> sheets) implements Reply {

        public Sheets {
            sheets = List.copyOf(sheets);
        }
    }

    /** A file to parse, one line of JSON as well. */
    record Request(Path file, String name, As as) {}

    /** What a file is taken for. */
    enum As {
        DOCUMENT,
        WORKBOOK
    }

    /** Longer than {@link XhtmlBlocks} lets a document be, and short enough for the memory of the service. */
    long LONGEST = 64L << 20;

    /** Reads and writes both, and leaves the streams as they are beyond. */
    JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST)
                            .maxNestingDepth(20)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
}
