package tributary.backend.uploads.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tributary.backend.site.Refused;
import tributary.backend.uploads.ChecksumMismatch;
import tributary.backend.uploads.ConnectionLost;

/// Scripts read these answers wherever they stand, so they are never pages; and tus has a status of its own for damaged
/// bytes.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = UploadProblems.class)
class UploadProblems {

    private static final Logger log = LoggerFactory.getLogger(UploadProblems.class);
    private static final int CHECKSUM_MISMATCH = 460;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return answer(ProblemDetail.forStatus(refused.status()), refused.detail(), refused.code());
    }

    @ExceptionHandler
    void lost(ConnectionLost failure, HttpServletRequest request) {
        log.debug("The connection ended during {} {}", request.getMethod(), request.getRequestURI(), failure);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> damaged(ChecksumMismatch failure) {
        var detail = String.valueOf(failure.getMessage());
        return answer(ProblemDetail.forStatus(CHECKSUM_MISMATCH), detail, null);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, String detail, @Nullable String code) {
        problem.setDetail(detail);
        problem.setProperty("error", detail);
        if (code != null) {
            problem.setProperty("code", code);
        }
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
