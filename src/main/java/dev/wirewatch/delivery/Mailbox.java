package dev.wirewatch.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Mail addresses as the delivery file writes them. */
public final class Mailbox {
    private Mailbox() {}

    /** Whether a text is one mailbox (RFC 5322, section 3.4) on one line. */
    public static boolean isOne(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            if (addresses.length != 1 || addresses[0].isGroup()) {
                return false;
            }
            addresses[0].validate();
            return addresses[0].getAddress().contains("@");
        } catch (AddressException e) {
            return false;
        }
    }
}
