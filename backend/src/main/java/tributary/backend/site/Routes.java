package tributary.backend.site;

import java.util.List;

/// The routes of one web package and who may use them. Every web package has one such bean; a route without a rule is
/// refused.
@FunctionalInterface
public interface Routes {

    List<RouteRule> routes();
}
