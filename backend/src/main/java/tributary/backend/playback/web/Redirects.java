package tributary.backend.playback.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/// Ways from an address to the one that is meant.
final class Redirects {

    private Redirects() {}

    static RedirectView permanent(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }

    /// Keeps the query, in which programs write where to start.
    static RedirectView permanent(String path, HttpServletRequest request) {
        var query = request.getQueryString();
        return permanent(query == null ? path : path + "?" + query);
    }
}
