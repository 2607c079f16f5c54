package tributary.backend.site.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;
import tributary.backend.site.JsonBody;
import tributary.backend.site.Refused;

/// Hands a controller the body unread by any parser.
final class JsonBodyResolver implements HandlerMethodArgumentResolver {

    private static final int MOST_BYTES = 1 << 20;

    private final JsonMapper json;

    JsonBodyResolver(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JsonBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var servletRequest = request.getNativeRequest(jakarta.servlet.http.HttpServletRequest.class);
        if (servletRequest == null) {
            return new JsonBody(json, new byte[0]);
        }
        var content = servletRequest.getInputStream().readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw new Refused(HttpStatus.CONTENT_TOO_LARGE, null, "The body of the request is larger than 1 MiB.");
        }
        return new JsonBody(json, content);
    }
}
