package tributary.backend.site;

/// An entry of the dashboard's navigation. A module that has pages below `/admin` registers each as a bean.
///
/// @param titleKey of the message files
/// @param path as in `/admin/reports`
/// @param access who sees the entry
/// @param order lower ones come first: 100 reports and review, 200 people, 300 health and work, 400 settings, 500 logs
/// @param icon name in `icons.json`
public record AdminPage(String titleKey, String path, Access access, int order, String icon) {}
