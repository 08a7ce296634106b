package io.zhanggui.assistant.sample;

import io.zhanggui.knowledge.MerchantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which shipped dataset asks about a shop. Thread-safe. */
@Component
public class SampleDatasets {

    private final SampleShops shops;

    SampleDatasets(SampleShops shops) {
        this.shops = shops;
    }

    /** The name of the dataset about the sample shop that the merchant was given; nothing for other merchants. */
    public Optional<String> of(MerchantId merchant) {
        return SampleShops.FOLDERS.stream()
                .map(SampleShop::in)
                .filter(shop -> shop.merchant().equals(merchant.value()) && shops.isLoaded(merchant))
                .map(SampleShop::dataset)
                .findFirst();
    }
}
