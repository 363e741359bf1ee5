package dev.wirewatch.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Desk}, started with the first of them and closed after the last. */
public final class DeskExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(DeskExtension.class))
                .computeIfAbsent(Desk.class, ignored -> start(), Desk.class);
    }

    private static Desk start() {
        try {
            return new Desk();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
