package dev.wirewatch.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Instants in JSON, exactly as {@link Instant#toString} writes and {@link InstantDeserializer} reads them. Every record has
 * several, and the formatters of the JDK, which can do everything, take a third of the time in which an article is read.
 * What is not written in the plain way, in UTC between the years 0 and 9999, is left to them.
 */
final class InstantJson {
    private static final int SECONDS_OF_DAY = 86_400;
    /** Length of {@code 2026-03-01T00:00:00}. */
    private static final int TO_SECONDS = 19;

    private static final int LONGEST = TO_SECONDS + ".123456789Z".length();
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_OF_DAY;
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_OF_DAY;
    private static final int NOT_PLAIN = -1;

    private InstantJson() {}

    /** Reads and writes them so. */
    static SimpleModule module() {
        return new SimpleModule("plain-instants")
                .addSerializer(Instant.class, new Writer())
                .addDeserializer(Instant.class, new Reader());
    }

    /** As {@link Instant#toString} would. */
    static String write(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST || second >= END) {
            return instant.toString();
        }
        byte[] written = new byte[LONGEST];
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY));
        int time = Math.floorMod(second, SECONDS_OF_DAY);
        digits(written, 0, 4, date.getYear());
        digits(written, 5, 2, date.getMonthValue());
        digits(written, 8, 2, date.getDayOfMonth());
        digits(written, 11, 2, time / 3600);
        digits(written, 14, 2, time / 60 % 60);
        digits(written, 17, 2, time % 60);
        written[4] = '-';
        written[7] = '-';
        written[10] = 'T';
        written[13] = ':';
        written[16] = ':';
        int end = fraction(written, instant.getNano());
        written[end] = 'Z';
        return new String(written, 0, end + 1, StandardCharsets.ISO_8859_1);
    }

    /** Three, six or nine digits, or none. */
    private static int fraction(byte[] written, int nanos) {
        if (nanos == 0) {
            return TO_SECONDS;
        }
        written[TO_SECONDS] = '.';
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        digits(written, TO_SECONDS + 1, digits, digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos);
        return TO_SECONDS + 1 + digits;
    }

    private static void digits(byte[] written, int from, int length, int number) {
        int rest = number;
        for (int i = from + length - 1; i >= from; i--) {
            written[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @return null for what is written in another way, whether right or wrong
     */
    static @Nullable Instant readPlain(String written) {
        int length = written.length();
        boolean plain = length > TO_SECONDS
                && length <= LONGEST
                && written.charAt(4) == '-'
                && written.charAt(7) == '-'
                && written.charAt(10) == 'T'
                && written.charAt(13) == ':'
                && written.charAt(16) == ':'
                && written.charAt(length - 1) == 'Z'
                && (length == TO_SECONDS + 1 || (length > TO_SECONDS + 2 && written.charAt(TO_SECONDS) == '.'));
        if (!plain) {
            return null;
        }
        int year = number(written, 0, 4);
        int month = number(written, 5, 7);
        int day = number(written, 8, 10);
        int hour = number(written, 11, 13);
        int minute = number(written, 14, 16);
        int second = number(written, 17, TO_SECONDS);
        int nanos = length == TO_SECONDS + 1 ? 0 : nanos(written, length - 1);
        boolean valid = year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth()
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60
                && nanos >= 0;
        return valid
                ? Instant.ofEpochSecond(
                        LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY
                                + (hour * 60L + minute) * 60
                                + second,
                        nanos)
                : null;
    }

    private static int nanos(String written, int end) {
        int nanos = number(written, TO_SECONDS + 1, end);
        for (int digits = end - TO_SECONDS - 1; digits < 9 && nanos >= 0; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String written, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = written.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_PLAIN;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static final class Writer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(write(instant));
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Instant plain = json.hasToken(JsonToken.VALUE_STRING) ? readPlain(json.getText()) : null;
            return plain == null ? InstantDeserializer.INSTANT.deserialize(json, context) : plain;
        }
    }
}
