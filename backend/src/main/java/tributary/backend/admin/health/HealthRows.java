package tributary.backend.admin.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class HealthRows {

    private static final TypeReference<List<String>> VALUES = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    HealthRows(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Map<String, HealthLine> all() {
        return database.sql("select * from health_result").query(this::line).list().stream()
                .collect(Collectors.toMap(HealthLine::name, Function.identity()));
    }

    Optional<HealthLine> find(String name) {
        return database.sql("select * from health_result where name = ?")
                .param(name)
                .query(this::line)
                .optional();
    }

    void store(HealthLine line) {
        database.sql("""
                        insert into health_result (name, state, message_key, parameters, millis, at)
                        values (?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (name) do update set state = excluded.state, message_key = excluded.message_key,
                            parameters = excluded.parameters, millis = excluded.millis, at = excluded.at
                        """)
                .params(
                        line.name(),
                        line.result().state().name(),
                        line.result().key(),
                        json.writeValueAsString(line.result().values()),
                        line.millis(),
                        line.at().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    private HealthLine line(ResultSet row, int number) throws SQLException {
        return new HealthLine(
                row.getString("name"),
                new HealthResult(
                        HealthResult.State.valueOf(row.getString("state")),
                        row.getString("message_key"),
                        json.readValue(row.getString("parameters"), VALUES)),
                row.getLong("millis"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
