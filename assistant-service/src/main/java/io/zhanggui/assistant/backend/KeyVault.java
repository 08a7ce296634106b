package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Locks the keys of providers before they are stored: AES-256-GCM with a random nonce, bound to the id of their row, so that a
 * locked key is of use in no other row. The secret is that of the configuration, or else the file {@value #FILE} in the data
 * folder. Thread-safe.
 */
final class KeyVault {

    /** Who has it and the rows has the keys: it is as secret as they are, and a backup without it is a backup without keys. */
    static final String FILE = "secret-key";

    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable SecretKey configured;
    private final DataFolder folder;
    private final RandomGenerator random;

    /** @throws IllegalArgumentException if the configured secret is none; it is not shown */
    KeyVault(VaultSettings settings, DataFolder folder, RandomGenerator random) {
        this.configured = settings.secretKey() == null || settings.secretKey().isBlank()
                ? null
                : secret(settings.secretKey())
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "ZHANGGUI_SECRET_KEY has to be 32 random bytes in base64; make one with: openssl rand -base64 32"));
        this.folder = folder;
        this.random = random;
    }

    /** Locks the key of that row. */
    String lock(String id, String key) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] locked =
                    cipher(Cipher.ENCRYPT_MODE, secret(), nonce, id).doFinal(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + locked.length)
                            .put(nonce)
                            .put(locked)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java has AES-GCM", e);
        }
    }

    /** The key of that row; empty if the secret it was locked with is lost, or it was tampered with. */
    Optional<String> unlock(String id, String locked) {
        return known().stream()
                .map(secret -> unlock(secret, id, locked))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> unlock(SecretKey secret, String id, String locked) {
        try {
            byte[] bytes = Base64.getDecoder().decode(locked);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            int sealed = Math.max(0, bytes.length - NONCE_BYTES);
            byte[] key = cipher(Cipher.DECRYPT_MODE, secret, nonce, id).doFinal(bytes, bytes.length - sealed, sealed);
            return Optional.of(new String(key, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey secret, byte[] nonce, String id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("stored_backend:" + id).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** What may have locked a key: who sets a secret later keeps what the data folder's has locked. */
    private List<SecretKey> known() {
        List<SecretKey> known = new ArrayList<>();
        if (configured != null) {
            known.add(configured);
        }
        filed().ifPresent(known::add);
        return known;
    }

    private synchronized SecretKey secret() {
        return configured != null ? configured : filed().orElseGet(this::made);
    }

    private Optional<SecretKey> filed() {
        try {
            return Optional.ofNullable(folder.read(FILE)).flatMap(KeyVault::secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SecretKey made() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        try {
            folder.writeSecret(FILE, Base64.getEncoder().encodeToString(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static Optional<SecretKey> secret(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            return bytes.length == SECRET_BYTES ? Optional.of(new SecretKeySpec(bytes, "AES")) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
