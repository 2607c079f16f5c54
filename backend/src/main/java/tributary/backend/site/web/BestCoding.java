package tributary.backend.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// Lets those after it see only the best form of an asset that the client takes. The framework would take what is named
/// first, and browsers name gzip before Brotli without liking it better; nor does it know that `q=0` refuses.
class BestCoding implements ResourceResolver {

    @Override
    public @Nullable Resource resolveResource(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return chain.resolveResource(request == null ? null : new OneCoding(request), path, locations);
    }

    @Override
    public @Nullable String resolveUrlPath(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    private static @Nullable String best(@Nullable String accepted) {
        if (accepted == null) {
            return null;
        }
        var taken = Arrays.stream(
                        accepted.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1))
                .filter(coding -> !coding.matches(".*;q=0(\\.0*)?"))
                .map(coding -> coding.split(";", 2)[0])
                .toList();
        return Stream.of("br", "gzip").filter(taken::contains).findFirst().orElse(null);
    }

    private static class OneCoding extends HttpServletRequestWrapper {

        OneCoding(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            var value = super.getHeader(name);
            return HttpHeaders.ACCEPT_ENCODING.equalsIgnoreCase(name) ? best(value) : value;
        }
    }
}
