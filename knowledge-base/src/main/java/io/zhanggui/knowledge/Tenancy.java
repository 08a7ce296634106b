package io.zhanggui.knowledge;

/**
 * Whose rows the work at hand may touch. Where the store enforces it (PostgreSQL's row-level security), connections from a
 * {@link TenantDataSource} see the rows of the bound merchant and no others; with nobody bound they see none.
 *
 * <p>A scope ends with the work it was opened for, and other threads do not inherit it: {@link #carried} takes it there.
 * Thread-safe.
 */
public final class Tenancy {

    /** What a connection is bound to that sees no merchant's rows. */
    static final String NOBODY = "";

    /** What a connection is bound to that sees the rows of all merchants. */
    static final String EVERYBODY = "*";

    private static final ScopedValue<String> BOUND = ScopedValue.newInstance();

    private Tenancy() {}

    /**
     * Work on the rows of one merchant.
     *
     * @throws IllegalStateException if this is part of work for another merchant
     */
    public static <T, X extends Throwable> T within(MerchantId merchant, ScopedValue.CallableOp<T, X> work) throws X {
        String bound = bound();
        if (bound.equals(merchant.value())) {
            return work.call();
        }
        if (!bound.equals(NOBODY) && !bound.equals(EVERYBODY)) {
            throw new IllegalStateException("Work for " + bound + " asks for rows of " + merchant);
        }
        return ScopedValue.where(BOUND, merchant.value()).call(work);
    }

    /** Work on the rows of one merchant that answers nothing. */
    public static void run(MerchantId merchant, Runnable work) {
        Tenancy.<Boolean, RuntimeException>within(merchant, () -> {
            work.run();
            return true;
        });
    }

    /** Work on the rows of all merchants, which is the installation's own: keys, figures, cleaning. Keep it narrow. */
    public static <T, X extends Throwable> T acrossMerchants(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BOUND, EVERYBODY).call(work);
    }

    /** The work, to be done by another thread for whom this thread works. */
    public static Runnable carried(Runnable work) {
        String bound = bound();
        return bound.equals(NOBODY)
                ? work
                : () -> ScopedValue.where(BOUND, bound).run(work);
    }

    static String bound() {
        return BOUND.orElse(NOBODY);
    }
}
