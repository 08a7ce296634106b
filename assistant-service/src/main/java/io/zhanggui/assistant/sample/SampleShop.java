package io.zhanggui.assistant.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop that comes with the program, as the {@code shop.json} of its folder describes it. File names in the program are
 * plain ASCII, so that the program can be unpacked and built under any locale; a document's own name stands beside it.
 *
 * @param folder of the class path, ending in {@code /}
 * @param dataset name of the shipped dataset that asks about it
 * @param products file of the folder
 * @param faqs file of the folder
 * @param documents by file of the folder, the name that the merchant gave it
 */
record SampleShop(
        String folder, String merchant, String dataset, String products, String faqs, Map<String, String> documents) {

    /** What {@code shop.json} holds. */
    private record Description(
            String merchant, String dataset, String products, String faqs, Map<String, String> documents) {}

    static SampleShop in(String folder) {
        try (InputStream json = open(folder, "shop.json")) {
            Description shop = JsonMapper.shared().readValue(json, Description.class);
            return new SampleShop(
                    folder, shop.merchant(), shop.dataset(), shop.products(), shop.faqs(), shop.documents());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open(String file) {
        return open(folder, file);
    }

    private static InputStream open(String folder, String file) {
        return Objects.requireNonNull(
                SampleShop.class.getResourceAsStream(folder + file), () -> "Not in the program: " + folder + file);
    }
}
