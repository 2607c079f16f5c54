package tributary.backend.workers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.unit.DataSize;

/// How a worker's process is started: by the Java that runs the site and from the site's own classes, with an
/// environment that holds what this worker needs and no other part's secrets.
record WorkerCommand(List<String> command, Map<String, String> environment) {

    private static final String LOADER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final List<String> SITE_ONLY =
            List.of("TRIBUTARY_", "SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_");

    /// @param classPath the site's own, `java.class.path`
    /// @param inherited the site's own environment
    /// @param given what the worker must be told; stands above what is inherited
    static WorkerCommand of(
            WorkerKind kind,
            DataSize heap,
            String classPath,
            Map<String, String> inherited,
            Map<String, String> given) {
        return of(kind, kind.mainClass(), heap, classPath, inherited, given);
    }

    /// @param main class to run in the place of the worker's own
    static WorkerCommand of(
            WorkerKind kind,
            String main,
            DataSize heap,
            String classPath,
            Map<String, String> inherited,
            Map<String, String> given) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap.toMegabytes() + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.add("-cp");
        command.add(classPath);
        if (isBootJar(classPath)) {
            command.add("-Dloader.main=" + main);
            command.add(LOADER);
        } else {
            command.add(main);
        }
        return new WorkerCommand(List.copyOf(command), environment(kind, inherited, given));
    }

    /// Inside the packed site, the loader's classes are those at the jar's top; from folders there are none.
    private static boolean isBootJar(String classPath) {
        return classPath.endsWith(".jar")
                && !classPath.contains(java.io.File.pathSeparator)
                && WorkerCommand.class.getClassLoader().getResource(LOADER.replace('.', '/') + ".class") != null;
    }

    private static Map<String, String> environment(
            WorkerKind kind, Map<String, String> inherited, Map<String, String> given) {
        var own = "TRIBUTARY_" + kind.name() + "_";
        var environment = new TreeMap<String, String>();
        inherited.forEach((name, value) -> {
            var upper = name.toUpperCase(Locale.ROOT);
            if (upper.startsWith(own) || SITE_ONLY.stream().noneMatch(upper::startsWith)) {
                environment.put(name, value);
            }
        });
        environment.remove(own + "TOKEN");
        environment.putAll(given);
        return environment;
    }

    ProcessBuilder process() {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
