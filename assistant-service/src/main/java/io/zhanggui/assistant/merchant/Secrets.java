package io.zhanggui.assistant.merchant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Makes secrets that nobody guesses, and what is stored in their place. Thread-safe. */
@Component
class Secrets {

    private final RandomGenerator random;

    Secrets(RandomGenerator random) {
        this.random = random;
    }

    /** A key of 256 random bits that shows its scope: {@code zg_o…}. */
    String key(KeyScope scope) {
        return "zg_" + scope.name().toLowerCase(Locale.ROOT).charAt(0) + random(32);
    }

    /** So many random bytes, as letters, digits, {@code -} and {@code _}. */
    String random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** So many random bytes, as hexadecimal digits. */
    String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /** SHA-256 in hexadecimal digits. No salt: a key has 256 random bits, and is found by its hash. */
    static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
