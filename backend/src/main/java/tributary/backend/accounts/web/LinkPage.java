package tributary.backend.accounts.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;

/// A page that a link in a letter leads to. The secret stands in its address: the page tells nobody where the visitor
/// came from.
final class LinkPage {

    private LinkPage() {}

    static void open(String token, boolean valid, CsrfToken csrf, HttpServletResponse response, Model model) {
        csrf.getToken();
        model.addAttribute("token", token);
        answer(valid, response, model);
    }

    static void answer(boolean valid, HttpServletResponse response, Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("valid", valid);
    }
}
