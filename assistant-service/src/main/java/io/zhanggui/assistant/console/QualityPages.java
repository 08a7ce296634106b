package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.assistant.quality.ChatDataset;
import io.zhanggui.assistant.quality.DatasetInfo;
import io.zhanggui.assistant.quality.Datasets;
import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.assistant.quality.Evaluations;
import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.DatasetInvalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Datasets and what they scored. A form that is refused comes back with the reason where it was sent. */
@Controller
@RequestMapping("/console/quality")
class QualityPages {

    private static final int RECENT = 20;
    private static final int LONGEST_PERIOD = 90;

    private final Datasets datasets;
    private final Evaluations evaluations;
    private final ChatDataset chats;
    private final Problems problems;
    private final Clock clock;

    QualityPages(Datasets datasets, Evaluations evaluations, ChatDataset chats, Problems problems, Clock clock) {
        this.datasets = datasets;
        this.evaluations = evaluations;
        this.chats = chats;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    String overview(@ModelAttribute("shop") MerchantAccount shop, Model model) {
        List<EvaluationRun> runs = evaluations.all(shop.id());
        model.addAttribute(
                "datasets",
                datasets.all(shop.id()).stream()
                        .map(dataset -> DatasetCard.of(dataset, runs))
                        .toList());
        model.addAttribute("running", evaluations.running(shop.id()).orElse(null));
        model.addAttribute("runs", runs.stream().limit(RECENT).map(RunLine::of).toList());
        model.addAttribute("example", DatasetExample.text(shop.locale()));
        return "console/quality";
    }

    @PostMapping("/datasets")
    Object upload(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam MultipartFile file,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            Datasets.Upload taken = datasets.upload(shop.id(), name(file), file.getBytes());
            if (taken.tool().isEmpty()) {
                String id = taken.dataset().id();
                return Going.to("/console/quality?taken=" + id + "#" + id, request);
            }
            model.addAttribute("taken", taken);
            model.addAttribute("notices", told(taken.notices(), locale));
            return overview(shop, model);
        } catch (DatasetInvalid invalid) {
            model.addAttribute("rows", told(invalid.reasons(), locale));
            ApiProblem problem = new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "quality.dataset-invalid");
            return refused("upload", problem, shop, locale, model, response);
        } catch (ApiProblem problem) {
            return refused("upload", problem, shop, locale, model, response);
        }
    }

    /** Where the address of a refused upload leads when it is opened again. */
    @GetMapping("/datasets")
    ResponseEntity<Void> datasets(HttpServletRequest request) {
        return Going.to("/console/quality", request);
    }

    @GetMapping("/datasets/{id}")
    ResponseEntity<byte[]> download(@ModelAttribute("shop") MerchantAccount shop, @PathVariable String id) {
        DatasetInfo dataset = datasets.get(shop.id(), id);
        return Downloads.jsonLines(dataset.name() + Dataset.ENDING, datasets.content(shop.id(), dataset));
    }

    @PostMapping("/datasets/delete")
    ResponseEntity<Void> delete(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String id, HttpServletRequest request) {
        datasets.delete(shop.id(), id);
        return Going.to("/console/quality", request);
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template(@ModelAttribute("shop") MerchantAccount shop) {
        return Downloads.jsonLines(
                "dataset" + Dataset.ENDING, DatasetExample.text(shop.locale()).getBytes(StandardCharsets.UTF_8));
    }

    /** What shoppers asked in the last days, as a dataset to correct. */
    @GetMapping("/chats")
    Object chats(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "1") int days,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        int period = Math.clamp(days, 1, LONGEST_PERIOD);
        String lines = chats.since(shop.id(), clock.instant().minus(Duration.ofDays(period)));
        if (lines.isEmpty()) {
            ApiProblem none = new ApiProblem(HttpStatus.NOT_FOUND, "quality.chats-none", period);
            return refused("chats", none, shop, locale, model, response);
        }
        return Downloads.jsonLines("chats" + Dataset.ENDING, lines.getBytes(StandardCharsets.UTF_8));
    }

    /** The page again, with what is wrong beside the form that was sent. */
    private String refused(
            String form,
            ApiProblem problem,
            MerchantAccount shop,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        response.setStatus(problem.status().value());
        model.addAttribute("refusedForm", form);
        model.addAttribute("refused", problems.inWords(problem, locale));
        return overview(shop, model);
    }

    private static List<String> told(List<Message> messages, Locale locale) {
        return messages.stream().map(message -> message.text(locale)).toList();
    }

    /** The name that the file had with its owner, without the folders that some browsers send along. */
    private static String name(MultipartFile file) {
        String given = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .strip();
        if (name.isEmpty()) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "console.file.missing");
        }
        return name;
    }
}
