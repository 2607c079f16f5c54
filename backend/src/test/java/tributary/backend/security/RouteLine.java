package tributary.backend.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A line of `routes/*.tsv`: what each kind of asker gets from one route.
///
/// @param request path to ask for, with `{samples}` to fill in; the pattern itself, if the line names none
/// @param body what to send; empty for nothing
record RouteLine(String file, String method, String pattern, Map<Who, String> expected, String request, String body) {

    private static final List<String> FOR_PROGRAMS =
            List.of("/api/", "/worker/", "/media/", "/torrents/", "/announce", "/scrape");

    enum Who {
        VISITOR,
        USER,
        OTHER,
        MODERATOR,
        ADMINISTRATOR,
        SUSPENDED
    }

    static List<RouteLine> all() {
        try (var files = Files.list(Path.of("src/test/resources/routes"))) {
            return files.sorted()
                    .filter(file -> file.toString().endsWith(".tsv"))
                    .flatMap(RouteLine::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static java.util.stream.Stream<RouteLine> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> parse(file.getFileName().toString(), line));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RouteLine parse(String file, String line) {
        var cells = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
        if (cells.size() < 8) {
            throw new AssertionError(file + ": a line has at least eight cells: " + line);
        }
        var expected = new EnumMap<Who, String>(Who.class);
        var cell = 2;
        for (var who : Who.values()) {
            expected.put(who, cells.get(cell++));
        }
        var request = cells.size() > 8 && !cells.get(8).isEmpty() ? cells.get(8) : cells.get(1);
        return new RouteLine(file, cells.get(0), cells.get(1), expected, request, cells.size() > 9 ? cells.get(9) : "");
    }

    String route() {
        return method + " " + pattern;
    }

    boolean isForPrograms() {
        return FOR_PROGRAMS.stream().anyMatch(pattern::startsWith);
    }

    boolean isReading() {
        return "GET".equals(method) || "HEAD".equals(method) || "OPTIONS".equals(method);
    }
}
