package io.zhanggui.knowledge.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig.OCR_STRATEGY;

/**
 * Reads pictures of text where the machine has Tesseract; of a PDF the pages without a text of their own.
 *
 * @param languages in Tesseract's way, such as {@code chi_sim+eng}; empty if there is nothing to read pictures with
 */
record TextRecognition(String languages) {

    private static final List<String> KNOWN = List.of("chi_sim", "chi_tra", "eng");

    /** With what the {@code tesseract} on the path can do. */
    static TextRecognition installed() {
        try {
            Process process = new ProcessBuilder("tesseract", "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = process.inputReader(UTF_8)) {
                return of(lines.lines());
            }
        } catch (IOException e) {
            return new TextRecognition("");
        }
    }

    /**
     * @param listed languages, among other lines
     */
    static TextRecognition of(Stream<String> listed) {
        List<String> installed = listed.map(String::strip).toList();
        return new TextRecognition(KNOWN.stream().filter(installed::contains).collect(joining("+")));
    }

    void configure(ParseContext context) {
        boolean possible = !languages.isEmpty();
        TesseractOCRConfig tesseract = new TesseractOCRConfig();
        tesseract.setSkipOcr(!possible);
        if (possible) {
            tesseract.setLanguage(languages);
        }
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setExtractBookmarksText(false);
        pdf.setOcrStrategy(possible ? OCR_STRATEGY.AUTO : OCR_STRATEGY.NO_OCR);
        context.set(TesseractOCRConfig.class, tesseract);
        context.set(PDFParserConfig.class, pdf);
    }
}
