package dev.wirewatch.app;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody is watching. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether standard input and output are an interactive terminal that understands control sequences.
     */
    @SuppressWarnings("SystemConsoleNull") // Null up to Java 21 without a terminal; isTerminal answers from Java 22 on.
    static boolean interactive() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Since Java 22 there is a console object also without a terminal, and {@code Console.isTerminal} tells them apart. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
