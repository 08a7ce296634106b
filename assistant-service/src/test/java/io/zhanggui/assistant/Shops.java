package io.zhanggui.assistant;

import io.zhanggui.assistant.merchant.ApiKeys;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.MerchantId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Opens shops for tests: merchants that nobody else uses, with an owner's and a visitor's key. */
@TestComponent
public class Shops {

    private final AtomicInteger opened = new AtomicInteger();
    private final Merchants merchants;
    private final ApiKeys keys;
    private final Environment environment;

    Shops(Merchants merchants, ApiKeys keys, Environment environment) {
        this.merchants = merchants;
        this.keys = keys;
        this.environment = environment;
    }

    /** A new Chinese shop. */
    public Shop open() {
        return open(Locale.SIMPLIFIED_CHINESE);
    }

    /** A new shop. */
    public Shop open(Locale locale) {
        MerchantAccount account = merchants.create(new MerchantAccount(
                new MerchantId("test-" + opened.incrementAndGet()), "测试店", locale, "客服电话 400-000-0000"));
        return new Shop(
                account,
                keys.issue(account.id(), KeyScope.OWNER, null),
                keys.issue(account.id(), KeyScope.VISITOR, null),
                baseUrl());
    }

    /** Where the service listens: {@code http://127.0.0.1:PORT}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}
