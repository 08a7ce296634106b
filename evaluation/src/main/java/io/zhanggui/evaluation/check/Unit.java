package io.zhanggui.evaluation.check;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A unit of measure by one of its written forms. */
record Unit(String written, Dimension dimension, BigDecimal inBase) {

    private static final String TABLE = """
            LENGTH 1 mm 毫米 millimeter millimeters millimetres
            LENGTH 10 cm 厘米 公分 centimeter centimeters centimetres
            LENGTH 1000 m 米 meter meters metres
            LENGTH 1000000 km 公里 千米
            LENGTH 25.4 in inch inches 英寸 "
            LENGTH 304.8 ft foot feet 英尺
            LENGTH 0.001 μm um 微米
            LENGTH 0.01 丝
            AREA 1 ㎡ m² 平方米 平米 平方
            MASS 0.001 mg 毫克
            MASS 1 g 克 gram grams
            MASS 1000 kg 公斤 千克 kilogram kilograms kilos
            MASS 500 斤
            MASS 28.35 oz ounce ounces 盎司
            MASS 453.6 lb lbs pound pounds 磅
            VOLUME 1 ml 毫升 milliliter milliliters
            VOLUME 1000 l 升 公升 liter liters litre litres
            DURATION 1 秒 秒钟 s sec second seconds
            DURATION 60 分钟 min minute minutes
            DURATION 3600 小时 个小时 钟头 个钟头 个钟 h hr hrs hour hours
            DURATION 86400 天 日 个工作日 工作日 day days business\u00a0days
            DURATION 604800 周 星期 个星期 礼拜 week weeks
            MONTHS 1 个月 month months
            MONTHS 12 年 year years
            AGE 1 岁 周岁 年龄
            CALENDAR 1 月 月份
            MONEY 1 元 块 块钱 圆 人民币 rmb yuan ¥ cny
            MONEY 0.1 角 毛钱
            MONEY 10000 万元
            FOREIGN_MONEY 1 $ usd dollar dollars € eur
            PERCENT 1 % 个百分点 percent
            DISCOUNT 1 折
            TEMPERATURE 1 ℃ °c 摄氏度 度 ° °f degrees c
            POWER 1 w 瓦 watt watts
            POWER 1000 kw 千瓦
            VOLTAGE 1 v 伏 volt volts
            CHARGE 1 mah 毫安时 毫安
            LOUDNESS 1 db 分贝 decibel decibels
            FREQUENCY 1 hz 赫兹
            ENERGY 1 kj 千焦
            ENERGY 4.184 大卡 千卡 kcal
            AREAL_MASS 1 g/㎡ g/m² g/m2 gsm 克/平方米 克每平方米
            """;

    private static final Map<String, Unit> BY_WRITTEN = read();
    private static final List<Unit> LONGEST_FIRST = BY_WRITTEN.values().stream()
            .sorted(Comparator.comparingInt((Unit unit) -> unit.written.length())
                    .reversed()
                    .thenComparing(Unit::written))
            .toList();

    private static Map<String, Unit> read() {
        Map<String, Unit> units = new HashMap<>();
        TABLE.lines().map(line -> line.split(" ", -1)).forEach(parts -> {
            for (int i = 2; i < parts.length; i++) {
                String written = parts[i].replace('\u00a0', ' ');
                units.put(written, new Unit(written, Dimension.valueOf(parts[0]), new BigDecimal(parts[1])));
            }
        });
        return Map.copyOf(units);
    }

    /** The unit that stands in the text at this offset, the longest that fits; a Latin one ends where its word ends. */
    static Optional<Unit> at(String text, int offset) {
        return LONGEST_FIRST.stream()
                .filter(unit -> unit.standsAt(text, offset))
                .findFirst();
    }

    static Optional<Unit> of(String written) {
        return Optional.ofNullable(BY_WRITTEN.get(written.toLowerCase(Locale.ROOT)));
    }

    private boolean standsAt(String text, int offset) {
        if (!text.regionMatches(true, offset, written, 0, written.length())) {
            return false;
        }
        int end = offset + written.length();
        boolean latin = Ascii.letter(written.charAt(written.length() - 1));
        return !latin || end == text.length() || !Ascii.letterOrDigit(text.charAt(end));
    }
}
