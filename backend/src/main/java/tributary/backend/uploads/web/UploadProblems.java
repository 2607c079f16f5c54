package tributary.backend.uploads.web;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tributary.backend.uploads.ChecksumMismatch;

/// tus has a status of its own for damaged bytes.
@RestControllerAdvice(basePackageClasses = UploadProblems.class)
class UploadProblems {

    private static final int CHECKSUM_MISMATCH = 460;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> damaged(ChecksumMismatch failure) {
        var problem = ProblemDetail.forStatus(CHECKSUM_MISMATCH);
        problem.setDetail(failure.getMessage());
        problem.setProperties(Map.of("error", String.valueOf(failure.getMessage())));
        return ResponseEntity.status(CHECKSUM_MISMATCH)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
