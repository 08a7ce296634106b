package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.DraftShow;
import io.zhanggui.assistant.copywriting.Drafts;
import io.zhanggui.assistant.copywriting.ItemStatus;
import io.zhanggui.knowledge.MerchantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of drafts, of one job or of all.
 *
 * @param show what is shown; null: everything
 * @param counts how many there are of each kind
 * @param address of the list without its page
 */
record DraftList(
        @Nullable String job,
        @Nullable DraftShow show,
        String words,
        Map<DraftShow, Integer> counts,
        Paging paging,
        List<DraftView> views,
        String address) {

    static DraftList of(
            Drafts drafts, MerchantId shop, @Nullable String job, @Nullable DraftShow wanted, String words, int page) {
        Map<DraftShow, Integer> counts = drafts.counts(shop, job);
        DraftShow show = wanted == null && job == null ? first(counts) : wanted;
        Drafts.Wanted which = new Drafts.Wanted(job, show, words);
        Paging paging = Paging.at(page, drafts.count(shop, which));
        List<DraftView> views = drafts.page(shop, which, paging.offset(), paging.size()).stream()
                .map(DraftView::of)
                .toList();
        String address = job == null ? "/console/drafts" : "/console/copy/" + job;
        return new DraftList(job, show, words, counts, paging, views, address);
    }

    /** The kinds to choose from: those that wait first. */
    public List<DraftShow> kinds() {
        return List.of(
                DraftShow.FINDINGS,
                DraftShow.CLEAN,
                DraftShow.ACCEPTED,
                DraftShow.REJECTED,
                DraftShow.FAILED,
                DraftShow.CANCELLED);
    }

    public int count(DraftShow kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** All that has ended, whatever became of it. */
    public int ended() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether a kind is worth a place: the rarer ones only where there are some. */
    public boolean offered(DraftShow kind) {
        return kind.undecided() || kind == DraftShow.ACCEPTED || kind == show || count(kind) > 0;
    }

    /** Whether there is a text on this page. */
    public boolean written() {
        return views.stream().anyMatch(view -> view.item().draft() != null);
    }

    /** Whether there is one on this page that may be accepted with others. */
    public boolean acceptable() {
        return views.stream().anyMatch(view -> view.undecided() && view.clean());
    }

    /** Whether something on this page could not be written. */
    public boolean retriable() {
        return views.stream().anyMatch(view -> view.item().status() == ItemStatus.FAILED);
    }

    /** Whether decided drafts leave this list, so that its first page is always the next one. */
    public boolean shrinking() {
        return show != null && show.undecided();
    }

    private static DraftShow first(Map<DraftShow, Integer> counts) {
        return counts.getOrDefault(DraftShow.FINDINGS, 0) == 0 && counts.getOrDefault(DraftShow.CLEAN, 0) > 0
                ? DraftShow.CLEAN
                : DraftShow.FINDINGS;
    }
}
