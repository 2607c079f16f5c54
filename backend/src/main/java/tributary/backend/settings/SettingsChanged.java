package tributary.backend.settings;

/// Settings of a group have other values now, wherever they were changed. Published outside of any transaction.
public record SettingsChanged(String group, Class<? extends Record> type) {}
