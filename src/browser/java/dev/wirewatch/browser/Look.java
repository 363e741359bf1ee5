package dev.wirewatch.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** How a page is looked at: the theme, and a desk's screen or a telephone's. */
enum Look {
    LIGHT_WIDE(ColorScheme.LIGHT, 1360, 850),
    DARK_WIDE(ColorScheme.DARK, 1360, 850),
    LIGHT_NARROW(ColorScheme.LIGHT, 390, 844),
    DARK_NARROW(ColorScheme.DARK, 390, 844);

    private final ColorScheme theme;
    private final int width;
    private final int height;

    Look(ColorScheme theme, int width, int height) {
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    ColorScheme theme() {
        return theme;
    }

    /** In CSS pixels. */
    int width() {
        return width;
    }

    /** In CSS pixels. */
    int height() {
        return height;
    }

    boolean wide() {
        return width > 1000;
    }

    /** As part of a file's name. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
