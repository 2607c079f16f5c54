package tributary.backend.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// Finds the compressed form of an asset. Browsers name gzip before Brotli without liking it better; the framework
/// takes
/// what is named first.
class BrotliFirst extends EncodedResourceResolver {

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        var asked = request != null && takesBrotli(request) ? new OnlyBrotli(request) : request;
        return super.resolveResourceInternal(asked, path, locations, chain);
    }

    private static boolean takesBrotli(HttpServletRequest request) {
        var codings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return codings != null
                && Arrays.stream(codings.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(coding -> coding.replace(" ", ""))
                        .anyMatch(coding -> coding.equals("br") || coding.matches("br;q=(1|0\\.0*[1-9]).*"));
    }

    private static class OnlyBrotli extends HttpServletRequestWrapper {

        OnlyBrotli(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.ACCEPT_ENCODING.equalsIgnoreCase(name) ? "br" : super.getHeader(name);
        }
    }
}
