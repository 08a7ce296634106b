package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.faq.FaqEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes one fact at a time as a person edits it, by the way that imports go: rows, passages and ledger in one transaction,
 * then the index. When a method returns, searches find what was written.
 *
 * <p>A version names the content that stands under an id. Who saw one and hands it back overwrites nobody: if something
 * else stands there by now, the answer is {@link Saving.Outdated}. {@link #ABSENT} stands for "nothing was there".
 *
 * <p>Thread-safe; writers of one merchant take turns.
 */
public final class FactEditor {

    /** The version of what does not exist. */
    public static final String ABSENT = "";

    private final FactWriter writer;

    public FactEditor(FactWriter writer) {
        this.writer = writer;
    }

    /** The version of the entry; {@link #ABSENT} if there is none. */
    public String faqVersion(MerchantId merchant, String id) {
        return version(FactTable.FAQ, merchant, id);
    }

    /** The version of the product; {@link #ABSENT} if there is none. */
    public String productVersion(MerchantId merchant, String code) {
        return version(FactTable.PRODUCT, merchant, code);
    }

    /**
     * Creates the entry or replaces the one with its id. Questions lose their margin, repeated and blank ones are left
     * out; the answer is kept byte for byte.
     *
     * @param expected the version that the person saw; null to replace whatever is there
     */
    public Saving saveFaq(Merchant merchant, FaqEntry entry, @Nullable String expected) {
        try {
            return save(merchant, FactTable.FAQ, FaqFact.checked(entry), expected);
        } catch (RowRejected rejected) {
            return new Saving.Refused(rejected.reason());
        }
    }

    /**
     * Creates the product or replaces the one with its code.
     *
     * @param expected the version that the person saw; null to replace whatever is there
     */
    public Saving saveProduct(Merchant merchant, Product product, @Nullable String expected) {
        try {
            return save(merchant, FactTable.PRODUCT, ProductFact.checked(product, merchant.locale()), expected);
        } catch (RowRejected rejected) {
            return new Saving.Refused(rejected.reason());
        }
    }

    /**
     * Limits a document to a language and a window; its text stays, and so do the limits when it is imported again.
     *
     * @param language null for the shop's own
     * @return outdated if there is no such document
     */
    public Saving limitDocument(Merchant merchant, String name, @Nullable String language, Validity validity) {
        try {
            Scope scope = Scope.checked(language, validity);
            String version = writer.write(merchant, () -> limited(merchant, name, scope));
            writer.catchUp(merchant, ImportProgress.none());
            return version.equals(ABSENT) ? new Saving.Outdated() : new Saving.Written(false, version, List.of());
        } catch (RowRejected rejected) {
            return new Saving.Refused(rejected.reason());
        }
    }

    private String limited(Merchant merchant, String name, Scope scope) {
        String version = version(FactTable.DOCUMENT, merchant.id(), name);
        if (!version.equals(ABSENT)) {
            writer.limit(FactTable.DOCUMENT, merchant.id(), name, scope);
        }
        return version;
    }

    private Saving save(Merchant merchant, FactTable table, Fact fact, @Nullable String expected) {
        Optional<Saving.Written> written = writer.write(merchant, () -> {
            String current = version(table, merchant.id(), fact.id());
            return expected == null || expected.equals(current)
                    ? Optional.of(put(merchant, table, fact, current))
                    : Optional.empty();
        });
        writer.catchUp(merchant, ImportProgress.none());
        return written.<Saving>map(done -> done).orElseGet(Saving.Outdated::new);
    }

    private Saving.Written put(Merchant merchant, FactTable table, Fact fact, String current) {
        String version = fact.contentHash();
        if (!version.equals(current)) {
            writer.put(table, merchant.id(), List.of(fact));
        }
        return new Saving.Written(
                current.equals(ABSENT),
                version,
                table.equals(FactTable.FAQ) ? writer.conflicts(merchant.id(), Set.of(fact.id())) : List.of());
    }

    private String version(FactTable table, MerchantId merchant, String id) {
        return writer.hashes(table, merchant, List.of(id)).getOrDefault(id, ABSENT);
    }
}
