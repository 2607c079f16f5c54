package tributary.backend.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import tributary.backend.site.ErrorAnswers;
import tributary.backend.site.FieldProblems;
import tributary.backend.site.Refused;

/// What a visitor gets when a controller fails. Only texts that were meant for them reach them.
@ControllerAdvice
class ErrorAdvice {

    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    private final ErrorAnswers answers;
    private final MessageSource messages;

    ErrorAdvice(ErrorAnswers answers, MessageSource messages) {
        this.answers = answers;
        this.messages = messages;
    }

    @ExceptionHandler
    @Nullable
    ModelAndView answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure;
        }
        if (response.isCommitted() || failure instanceof AsyncRequestNotUsableException) {
            log.debug("The connection ended during {}", request.getRequestURI(), failure);
            return null;
        }
        var expected = expected(failure);
        if (expected != null) {
            return answers.answer(request, response, expected, null);
        }
        return unexpected(failure, request, response);
    }

    private ModelAndView unexpected(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var incident = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("Incident {}: {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
        var refused = new Refused(
                HttpStatus.INTERNAL_SERVER_ERROR,
                null,
                "Something failed on our side. If you report it, name the incident " + incident + ".");
        return answers.answer(request, response, refused, incident);
    }

    private @Nullable Refused expected(Exception failure) {
        return switch (failure) {
            case Refused refused -> refused;
            case FieldProblems problems -> inWords(problems);
            case ErrorResponse spring -> ofSpring(spring);
            case HttpMessageNotReadableException _ -> Refused.invalid("The body of the request cannot be read.");
            case TypeMismatchException mismatch ->
                Refused.invalid("The value of " + mismatch.getPropertyName() + " has the wrong form.");
            case BindException _ -> Refused.invalid("Some values of the request have the wrong form.");
            case MultipartException _ -> Refused.invalid("The form's parts cannot be read.");
            default -> null;
        };
    }

    /// Programs are answered in English.
    private Refused inWords(FieldProblems problems) {
        var sentences = new LinkedHashMap<String, String>();
        problems.keys().forEach((field, key) -> sentences.put(field, messages.getMessage(key, null, Locale.ENGLISH)));
        return Refused.invalid(problems.status(), sentences);
    }

    private static @Nullable Refused ofSpring(ErrorResponse spring) {
        var status = HttpStatus.resolve(spring.getStatusCode().value());
        if (status == null || status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return null;
        }
        var detail = spring.getBody().getDetail();
        return new Refused(status, null, detail == null ? status.getReasonPhrase() : detail);
    }
}
