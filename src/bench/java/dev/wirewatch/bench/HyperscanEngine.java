package dev.wirewatch.bench;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Match;
import com.gliwka.hyperscan.wrapper.Scanner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntConsumer;

/** Hyperscan with every name as a literal, whatever its case; whole words are checked afterwards. */
final class HyperscanEngine implements Engine {
    private final Database database;
    private final Scanner scanner = new Scanner();

    HyperscanEngine(List<String> names) {
        List<Expression> expressions = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            expressions.add(new Expression(
                    names.get(i).replaceAll("[^\\p{L}\\p{N} '-]", "\\\\$0"),
                    EnumSet.of(ExpressionFlag.CASELESS, ExpressionFlag.UTF8, ExpressionFlag.SOM_LEFTMOST),
                    i));
        }
        try {
            database = Database.compile(expressions);
        } catch (CompileErrorException e) {
            throw new IllegalArgumentException("Hyperscan does not take " + e.getFailedExpression(), e);
        }
        scanner.allocScratch(database);
    }

    @Override
    public int read(String article) {
        int count = 0;
        for (Match match : scanner.scan(database, article)) {
            count += isWhole(article, match) ? 1 : 0;
        }
        return count;
    }

    @Override
    public void names(String article, IntConsumer found) {
        for (Match match : scanner.scan(database, article)) {
            if (isWhole(article, match)) {
                found.accept(match.getMatchedExpression().getId());
            }
        }
    }

    /** The wrapper gives the place of the last character. */
    private static boolean isWhole(String article, Match match) {
        return WholeWords.isWhole(article, (int) match.getStartPosition(), (int) match.getEndPosition() + 1);
    }

    @Override
    public void close() {
        scanner.close();
        database.close();
    }
}
