package io.zhanggui.assistant.installation;

import io.zhanggui.knowledge.SchemaTooNew;
import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says that the data was written by a newer program, and what to do. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class FolderTooNew extends AbstractFailureAnalyzer<SchemaTooNew> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SchemaTooNew cause) {
        return analysis(cause, Terminal.locale());
    }

    static FailureAnalysis analysis(SchemaTooNew cause, Locale locale) {
        return locale.getLanguage().equals("zh")
                ? new FailureAnalysis(
                        "这个数据目录由更新版本的掌柜写入，当前版本无法打开，数据没有任何改动。", "请使用更新的版本，或用升级前的备份恢复：./zhanggui restore 文件.zip", cause)
                : new FailureAnalysis(
                        "This data folder was written by a newer version of Zhanggui. This one cannot open it, and has changed nothing.",
                        "Start the newer version, or restore a backup from before the upgrade: ./zhanggui restore FILE.zip",
                        cause);
    }
}
