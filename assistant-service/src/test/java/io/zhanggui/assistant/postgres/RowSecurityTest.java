package io.zhanggui.assistant.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.knowledge.Tenancy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RowSecurityTest {

    @Autowired
    Shops shops;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableWithAMerchantIsSecured() {
        assertThat(texts("""
                        select distinct c.oid::regclass::text from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid
                            and (a.attname in ('merchant', 'merchant_id') or c.relname = 'merchant')
                        where n.nspname in ('public', 'knowledge') and c.relkind in ('r', 'p')
                        and not (c.relrowsecurity and c.relforcerowsecurity
                            and exists (select 1 from pg_policy p where p.polrelid = c.oid))
                        """)).isEmpty();
    }

    @Test
    void theServiceOwnsNoTableAndStandsAboveNoRule() {
        assertThat(texts("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('public', 'knowledge') and pg_get_userbyid(c.relowner) = current_user
                        """)).isEmpty();
        assertThat(texts("select rolname from pg_roles where rolname = current_user and not rolsuper"
                        + " and not rolbypassrls"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"merchant,id", "api_key,merchant_id", "message,merchant_id", "copy_item,merchant"})
    void aForgottenConditionShowsNothingOfAnotherShop(String table, String column) {
        Shop shop = shops.open();
        shops.open();
        String forgotten = "select distinct " + column + " from " + table;

        assertThat(texts(forgotten)).isEmpty();
        assertThat(Tenancy.<List<String>, RuntimeException>within(shop.id(), () -> texts(forgotten)))
                .isSubsetOf(shop.id().value());
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
