import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Runs the SQL from standard input in one transaction, and lets the planner know what came of it. The address is the first
/// argument, the user the second; `PGPASSWORD` holds the password.
public final class Run {

    private Run() {}

    public static void main(String[] arguments) throws Exception {
        var sql = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        try (var connection = DriverManager.getConnection(arguments[0], arguments[1], System.getenv("PGPASSWORD"));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum (analyze)");
        } catch (SQLException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}
