package io.zhanggui.assistant.sample;

import io.zhanggui.assistant.installation.InstallationSettings;
import io.zhanggui.assistant.installation.StartUpStep;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads the sample shops into a new installation, each once: what a merchant changes or deletes afterwards stays changed
 * and deleted.
 */
@Component
@Order(StartUpStep.SAMPLE)
class SampleShops implements StartUpStep {

    static final List<String> FOLDERS = List.of("/sample-shop/zh-CN/", "/sample-shop/en-US/");
    private static final Logger log = LoggerFactory.getLogger(SampleShops.class);

    private final InstallationSettings settings;
    private final Merchants merchants;
    private final SampleLoader loader;
    private final JdbcClient jdbc;
    private final Clock clock;

    SampleShops(InstallationSettings settings, Merchants merchants, SampleLoader loader, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.merchants = merchants;
        this.loader = loader;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "load the sample shops";
    }

    @Override
    public void run() {
        if (settings.demo()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                FOLDERS.stream()
                        .map(SampleShop::in)
                        .map(shop -> CompletableFuture.runAsync(() -> load(shop), threads))
                        .toList()
                        .forEach(CompletableFuture::join);
            }
        }
    }

    private void load(SampleShop shop) {
        MerchantAccount account = merchants.get(new MerchantId(shop.merchant()));
        Tenancy.run(account.id(), () -> loadOnce(account, shop));
    }

    private void loadOnce(MerchantAccount account, SampleShop shop) {
        if (isLoaded(account.id())) {
            log.info("Sample shop {} is as its merchant left it", shop.merchant());
            return;
        }
        SampleLoader.Loaded loaded = loader.load(account.knowledge(), shop);
        jdbc.sql("insert into sample_load (merchant_id, loaded_at) values (:merchant, :now)")
                .param("merchant", shop.merchant())
                .param("now", OffsetDateTime.now(clock))
                .update();
        log.info(
                "Sample shop {}: {} products, {} FAQ entries and {} documents imported",
                shop.merchant(),
                loaded.products(),
                loaded.faqs(),
                loaded.documents());
    }

    /** Whether the merchant was given a sample shop. */
    boolean isLoaded(MerchantId merchant) {
        return jdbc.sql("select count(*) from sample_load where merchant_id = :merchant")
                        .param("merchant", merchant.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
