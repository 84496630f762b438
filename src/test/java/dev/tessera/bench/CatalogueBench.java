package dev.tessera.bench;

import dev.tessera.FilledCatalogue;
import dev.tessera.specification.CatalogueFilter;
import dev.tessera.specification.CatalogueSearch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DSL;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Searching 10,000 specification versions and 200,000 test cases letter by letter, as a ratio to the same SQL by plain
 * JDBC; each keystroke asks for a page of versions, how many there are under each filter, and the best test cases.
 */
final class CatalogueBench implements Bench.Benchmark {

    private static final List<String> TYPED = Stream.of("lti 1.3", "launch-", "signature algo", "badge", "Éndpoint")
            .flatMap(text -> IntStream.rangeClosed(1, text.length()).mapToObj(n -> text.substring(0, n)))
            .toList();

    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        DataSource database = server.getBean(DataSource.class);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FilledCatalogue.SQL);
            statement.execute("vacuum analyze");
        }
        CatalogueSearch search = server.getBean(CatalogueSearch.class);
        List<List<String>> same = new ArrayList<>();
        for (String typed : TYPED) {
            same.add(asked(server.getBean(DSLContext.class).configuration(), () -> type(search, typed)));
        }
        double[] medians = Timing.compare(
                3,
                9,
                () -> TYPED.stream().mapToInt(typed -> type(search, typed)).sum(),
                () -> {
                    int rows = 0;
                    for (List<String> statements : same) {
                        rows += read(database, statements);
                    }
                    return rows;
                });
        Timing.print("catalogue-search", medians, TYPED.size() + " keystrokes, to the same SQL by JDBC");
        List<Double> each = new ArrayList<>();
        for (String typed : TYPED) {
            each.add(Timing.compare(1, 5, () -> type(search, typed), () -> 0)[0]);
        }
        double slowest = each.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double middle = each.stream().sorted().skip(each.size() / 2).findFirst().orElse(0.0);
        System.out.println(String.format(
                Locale.ROOT,
                "catalogue-keystroke: %.1f ms (median of %d; the slowest, \"%s\", takes %.1f ms)",
                middle,
                each.size(),
                TYPED.get(each.indexOf(slowest)),
                slowest));
    }

    /** The statements that something asks, as they are sent. */
    static List<String> asked(Configuration configuration, Runnable what) {
        List<String> asked = new ArrayList<>();
        ExecuteListenerProvider[] before = configuration.executeListenerProviders();
        configuration.setAppending(ExecuteListener.onExecuteStart(context ->
                asked.add(DSL.using(context.dialect(), context.settings()).renderInlined(context.query()))));
        what.run();
        configuration.set(before);
        return asked;
    }

    private static int type(CatalogueSearch search, String typed) {
        CatalogueFilter filter = new CatalogueFilter(typed, null, null, null);
        return search.versions(filter, 0, 50).size()
                + search.facets(filter).versions()
                + search.tests(filter, 20).size();
    }

    /** Asks them by plain JDBC, and reads all that comes. */
    static int read(DataSource database, List<String> statements) throws Exception {
        int rows = 0;
        try (Connection connection = database.getConnection()) {
            for (String sql : statements) {
                try (PreparedStatement query = connection.prepareStatement(sql);
                        ResultSet answer = query.executeQuery()) {
                    int columns = answer.getMetaData().getColumnCount();
                    while (answer.next()) {
                        for (int i = 1; i <= columns; i++) {
                            answer.getString(i);
                        }
                        rows++;
                    }
                }
            }
        }
        return rows;
    }
}
