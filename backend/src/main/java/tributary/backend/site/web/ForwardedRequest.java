package tributary.backend.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/// A request as the visitor sent it to the proxy in front of us.
final class ForwardedRequest extends HttpServletRequestWrapper {

    private static final String HOST = "[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]";

    private final String visitor;
    private final String scheme;
    private final String host;
    private final int port;

    ForwardedRequest(HttpServletRequest request, String visitor) {
        super(request);
        this.visitor = visitor;
        var proto = first(request.getHeader("X-Forwarded-Proto"));
        this.scheme = proto != null && proto.matches("https?") ? proto : request.getScheme();
        var forwarded = first(request.getHeader("X-Forwarded-Host"));
        var named = forwarded == null ? first(request.getHeader("Host")) : forwarded;
        var colon = named == null ? -1 : named.lastIndexOf(':');
        var hasPort = named != null && colon > named.lastIndexOf(']');
        var name = named == null ? "" : hasPort ? named.substring(0, colon) : named;
        this.host = name.matches(HOST) ? name : request.getServerName();
        this.port = hasPort && named != null ? port(named.substring(colon + 1)) : usualPort();
    }

    private int port(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : usualPort();
    }

    private int usualPort() {
        return isSecure() ? 443 : 80;
    }

    private static @Nullable String first(@Nullable String header) {
        return header == null ? null : header.split(",", 2)[0].strip();
    }

    @Override
    public String getRemoteAddr() {
        return visitor;
    }

    @Override
    public String getRemoteHost() {
        return visitor;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public boolean isSecure() {
        return "https".equals(scheme);
    }

    @Override
    public String getServerName() {
        return host;
    }

    @Override
    public int getServerPort() {
        return port;
    }

    @Override
    public StringBuffer getRequestURL() {
        var usual = port == (isSecure() ? 443 : 80);
        return new StringBuffer(scheme + "://" + host + (usual ? "" : ":" + port) + getRequestURI());
    }
}
