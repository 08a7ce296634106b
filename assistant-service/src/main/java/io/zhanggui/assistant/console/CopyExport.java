package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyExports;
import io.zhanggui.assistant.copywriting.CopyJob;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.copywriting.ExportFormat;
import io.zhanggui.assistant.copywriting.ExportScope;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The drafts of a job as a file to take away: what was accepted, unless more is asked for. */
@Controller
class CopyExport {

    private final CopyJobs jobs;
    private final CopyExports exports;

    CopyExport(CopyJobs jobs, CopyExports exports) {
        this.jobs = jobs;
        this.exports = exports;
    }

    @GetMapping("/console/copy/{id}/export")
    void export(
            @ModelAttribute("shop") MerchantAccount shop,
            @PathVariable String id,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "accepted") String include,
            HttpServletResponse response)
            throws IOException {
        CopyJob job = jobs.find(shop.id(), id)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
        ExportFormat wanted = ExportFormat.of(format)
                .orElseThrow(() -> new ApiProblem(HttpStatus.BAD_REQUEST, "copy.format-unknown", format));
        ExportScope scope = ExportScope.of(include)
                .orElseThrow(() -> new ApiProblem(HttpStatus.BAD_REQUEST, "copy.include-unknown", include));
        String name = "copy-" + job.id() + "." + wanted.id();
        response.setContentType(wanted.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        exports.write(job, wanted, scope, response.getOutputStream());
    }
}
