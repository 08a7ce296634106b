package io.zhanggui.assistant.console;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the console tells times.
 *
 * @param timeZone where the merchants' days begin and end
 */
@ConfigurationProperties("zhanggui.console")
record ConsoleSettings(@DefaultValue("Asia/Shanghai") ZoneId timeZone) {}
