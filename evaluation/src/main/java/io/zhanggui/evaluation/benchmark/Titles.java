package io.zhanggui.evaluation.benchmark;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Made-up product titles, about twenty tokens each; the same for the same seed. */
final class Titles {

    private static final List<List<String>> PARTS = List.of(
            List.of("清禾", "山野集", "北岸", "小鹿家", "云朵", "匠心", "南屿", "初见", "NORDIC", "Lumi", "森屿", "拾光"),
            List.of("2026新款", "大容量", "便携", "加厚", "轻量", "儿童", "家用", "商务", "户外", "迷你", "可折叠", "静音", "防水", "复古"),
            List.of("316不锈钢", "纯棉", "实木", "陶瓷", "真皮", "硅胶", "羊毛", "钛合金", "玻璃", "竹纤维", "碳纤维", "ABS"),
            List.of(
                    "保温杯", "双肩包", "电热水壶", "四件套", "台灯", "跑步鞋", "蓝牙耳机", "行李箱", "炒锅", "冲锋衣", "办公椅", "加湿器", "充电宝", "瑜伽垫",
                    "砂锅", "雨伞", "书桌", "枕头", "吹风机", "猫砂盆", "婴儿车", "电动牙刷", "登山杖", "投影仪"),
            List.of("500ml", "1.5L", "20英寸", "65W", "XL码", "1.8米", "10000mAh", "四季通用", "两只装", "礼盒装", "3级能效", "0.9kg"),
            List.of("黑色", "雾蓝", "奶白", "墨绿", "樱花粉", "深空灰", "原木色", "橙红", "藏青", "银色"),
            List.of("送礼", "学生宿舍", "办公室", "露营", "通勤", "居家", "旅行", "健身房", "母婴", "车载"));

    private final Random random;

    Titles(long seed) {
        this.random = new Random(seed);
    }

    /** So many different titles. */
    List<String> distinct(int count) {
        Set<String> seen = new HashSet<>();
        return Stream.generate(this::next).filter(seen::add).limit(count).toList();
    }

    /** A shopper's words: three parts of a title. */
    String query() {
        return part(1) + part(2) + part(3);
    }

    private String next() {
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < PARTS.size(); i++) {
            title.append(part(i)).append(i % 2 == 1 ? " " : "");
        }
        return title.append(random.nextInt(1_000)).append('款').toString();
    }

    private String part(int i) {
        List<String> choices = PARTS.get(i);
        return choices.get(random.nextInt(choices.size()));
    }
}
