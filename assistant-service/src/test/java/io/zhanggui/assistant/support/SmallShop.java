package io.zhanggui.assistant.support;

import io.zhanggui.assistant.Shop;

/** What the shop of a test sells and says. */
final class SmallShop {

    static final String RETURNS = "签收后7天内可以退货。\n  运费由买家承担，\"质量问题\"除外。";

    private SmallShop() {}

    static Shop stocked(Shop shop) {
        shop.imported("/api/v1/products/import", "products.csv", """
                        商品编码,商品名称,类目,价格,描述,材质,容量,重量,产地,保温时长,颜色,适用炉灶
                        A-1,松雪不锈钢保温杯,杯壶,129,单手开盖的直身杯。,316不锈钢,500ml,约280g,浙江永康,12小时,白色/墨绿,
                        A-2,玄岩商务保温杯,杯壶,169,茶水分离的商务款。,304不锈钢,420ml,,广东潮州,8小时,黑色,
                        A-3,赤焰铸铁炒锅,厨具,299,无涂层的老式炒锅。,铸铁,,约2.9kg,河北泊头,,黑色,燃气灶、电磁炉
                        """);
        shop.imported("/api/v1/faqs/import", "faqs.jsonl", """
                        {"id":"F-1","question":"怎么退货？","similarQuestions":["不想要了能退吗"],"answer":"签收后7天内可以退货。\\n  运费由买家承担，\\"质量问题\\"除外。"}
                        {"id":"F-2","question":"多久发货？","similarQuestions":["什么时候发货"],"answer":"16:00前付款的当天发出。"}
                        {"id":"F-3","question":"支持哪些付款方式？","similarQuestions":["可以用什么支付"],"answer":"支持微信支付和银行卡。"}
                        """);
        shop.imported("/api/v1/documents", "发票说明.md", """
                        # 发票说明

                        ## 开票时间

                        电子发票在确认收货后24小时内开具，发到您填写的邮箱。

                        ## 合并开票

                        抬头相同的订单可以合并开一张发票，一次最多合并20个订单。
                        """);
        return shop;
    }
}
