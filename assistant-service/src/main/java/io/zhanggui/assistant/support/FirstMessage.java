package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.MerchantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A client that sends its first message again does not know which conversation that one began. The id of the conversation
 * follows from the message's, so that both meet in it, however close they come.
 */
final class FirstMessage {

    private static final int BYTES = 18;

    private FirstMessage() {}

    /** Nobody guesses it who does not know the client's id of the message. */
    static String conversationId(MerchantId merchant, String keyId, String clientId) {
        byte[] digest = sha256(merchant.value() + "\n" + keyId + "\n" + clientId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
