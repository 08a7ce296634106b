package io.zhanggui.assistant.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;

/**
 * A part of a page that a link leads to: put into the page by a script, a page of its own where there is none.
 *
 * @param template where the part stands
 * @param fragment its name there
 * @param title key of the title of the page of its own
 */
record Part(String template, String fragment, String title) {

    /** The view for this request. */
    String view(HttpServletRequest request, Model model) {
        if (Going.scripted(request)) {
            return template + " :: " + fragment;
        }
        model.addAttribute("partOf", template);
        model.addAttribute("part", fragment);
        model.addAttribute("partTitle", title);
        return "console/part";
    }
}
