package tributary.backend.site.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.Refused;

/// Where the container sends requests that failed before or beside a controller.
@Controller
class ErrorPage implements ErrorController {

    private final ErrorAnswers answers;

    ErrorPage(ErrorAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(ErrorAnswers.REFUSED) instanceof Refused refused) {
            return answers.answer(request, response, refused, null);
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number ? number : 404;
        var status = HttpStatus.resolve(code);
        var shown = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return answers.answer(request, response, new Refused(shown, null, shown.getReasonPhrase()), null);
    }
}
