package io.zhanggui.assistant.merchant;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.InstallationSettings;
import io.zhanggui.assistant.installation.Store;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Sees to it, before the first request, that there is a shop and that the keys in the data folder open it. A key that
 * the environment sets takes the place of the one before. Of several processes on the same rows the first makes the keys.
 */
@Component
class FirstMerchants implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstMerchants.class);
    private static final MerchantAccount QINGHE = new MerchantAccount(
            new MerchantId("qinghe"), "青禾生活", Locale.SIMPLIFIED_CHINESE, "客服电话 400-000-1234，微信 qinghe-kefu，9:00–21:00");
    private static final MerchantAccount MAPLE = new MerchantAccount(
            new MerchantId("maple"), "Maple & Mast", Locale.US, "support@maple-and-mast.example, 9am–6pm");
    private static final MerchantAccount SHOP =
            new MerchantAccount(new MerchantId("shop"), "我的店铺", Locale.SIMPLIFIED_CHINESE, "");

    private final InstallationSettings settings;
    private final DataFolder folder;
    private final Store store;
    private final Merchants merchants;
    private final ApiKeys keys;
    private final Secrets secrets;

    FirstMerchants(
            InstallationSettings settings,
            DataFolder folder,
            Store store,
            Merchants merchants,
            ApiKeys keys,
            Secrets secrets) {
        this.settings = settings;
        this.folder = folder;
        this.store = store;
        this.merchants = merchants;
        this.keys = keys;
        this.secrets = secrets;
    }

    @Override
    public void afterSingletonsInstantiated() {
        store.alone(this::settle);
    }

    private void settle() {
        settle(DataFolder.OPERATOR_KEY, null, settings.operatorKey());
        if (settings.demo()) {
            settle(DataFolder.DEMO_KEY, present(QINGHE), settings.demoKey());
            settle(DataFolder.DEMO_KEY_EN, present(MAPLE), null);
        } else {
            settle(DataFolder.DEMO_KEY, present(SHOP), settings.demoKey());
        }
    }

    private MerchantId present(MerchantAccount account) {
        return merchants
                .find(account.id())
                .orElseGet(() -> merchants.create(account))
                .id();
    }

    private void settle(String file, @Nullable MerchantId merchant, @Nullable String given) {
        KeyScope scope = merchant == null ? KeyScope.OPERATOR : KeyScope.OWNER;
        try {
            String known = folder.read(file);
            if (given == null && known == null && store.shared() && keys.isSettled(file)) {
                log.info("The key {} lies in the data folder of the process that made it", file);
            } else {
                keys.settle(file, merchant, scope, secret(file, scope, given, known));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String secret(String file, KeyScope scope, @Nullable String given, @Nullable String known)
            throws IOException {
        String secret = given != null ? given : known != null ? known : secrets.key(scope);
        if (!secret.equals(known)) {
            folder.writeSecret(file, secret);
        }
        return secret;
    }
}
