package dev.wirewatch.config;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that settings take, each with its notation. */
public enum SettingType {
    /** Any text. */
    TEXT("text") {
        @Override
        void check(String value) {}
    },
    /** A part of a topic name. */
    NAME("letters, digits, '.', '_' and '-', at most 100, beginning with a letter") {
        @Override
        void check(String value) {
            require(value.matches("[A-Za-z][A-Za-z0-9._-]{0,99}"));
        }
    },
    /** A file or folder. */
    PATH("a path") {
        @Override
        void check(String value) {
            require(!value.isBlank());
        }
    },
    /** A TCP port. */
    PORT("a port from 0 to 65535") {
        @Override
        void check(String value) {
            require(value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65535);
        }
    },
    /** A positive whole number. */
    COUNT("a whole number from 1 to 1000000") {
        @Override
        void check(String value) {
            require(value.matches("\\d{1,7}"));
            int count = Integer.parseInt(value);
            require(count >= 1 && count <= 1_000_000);
        }
    },
    /** A switch. */
    FLAG("true or false") {
        @Override
        void check(String value) {
            require(value.equals("true") || value.equals("false"));
        }
    },
    /** A time span, see {@link #duration}. */
    DURATION("a duration above zero, such as 500ms, 30s, 10m, 6h, 14d or PT1H30M") {
        @Override
        void check(String value) {
            require(!duration(value).isZero() && !duration(value).isNegative());
        }
    },
    /** A time span, or the poll interval of the feed it is about. */
    DELAY("a duration above zero such as 30s or 10m, or the word interval") {
        @Override
        void check(String value) {
            if (!value.equals(INTERVAL)) {
                DURATION.check(value);
            }
        }
    },
    /** A number of bytes, see {@link #bytes}. */
    SIZE("a size such as 500KB, 20MB or 1GB") {
        @Override
        void check(String value) {
            require(bytes(value) > 0);
        }
    },
    /** A share. */
    SHARE("a number from 0 to 1") {
        @Override
        void check(String value) {
            require(value.matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?"));
        }
    },
    /** Whose article pages are read. */
    PAGES("none, marked or auto") {
        @Override
        void check(String value) {
            require(value.equals("none") || value.equals("marked") || value.equals("auto"));
        }
    },
    /** Several values, separated by commas or as a YAML list. */
    LIST("a list") {
        @Override
        void check(String value) {}
    };

    /** What a {@link #DELAY} says instead of a duration. */
    public static final String INTERVAL = "interval";

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB)", Pattern.CASE_INSENSITIVE);

    private final String allowed;

    SettingType(String allowed) {
        this.allowed = allowed;
    }

    /** What is allowed, for messages. */
    public String allowed() {
        return allowed;
    }

    /** @throws IllegalArgumentException if the value is not of this kind */
    abstract void check(String value);

    private static void require(boolean fulfilled) {
        if (!fulfilled) {
            throw new IllegalArgumentException("out of range");
        }
    }

    /**
     * Reads a duration: a whole number with ms, s, m, h or d, or the ISO-8601 form.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Duration duration(String value) {
        Matcher matcher = SHORT_DURATION.matcher(value.strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(value.strip());
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not " + DURATION.allowed + ": " + value, e);
        }
    }

    /**
     * Reads a size in bytes; KB, MB and GB are powers of 1024.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static long bytes(String value) {
        Matcher matcher = BYTES.matcher(value.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not " + SIZE.allowed + ": " + value);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
            case "B" -> amount;
            case "KB" -> amount << 10;
            case "MB" -> amount << 20;
            default -> amount << 30;
        };
    }
}
