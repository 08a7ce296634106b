package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyVaultTest {

    private static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    Path data;

    @Test
    void aKeyIsUnlockedAsItWasLocked() {
        KeyVault vault = vault(SECRET);

        assertThat(vault.unlock("row-1", vault.lock("row-1", "sk-secret"))).hasValue("sk-secret");
        assertThat(data.resolve(KeyVault.FILE)).doesNotExist();
    }

    @Test
    void theSameKeyIsNeverLockedTheSameWayTwice() {
        KeyVault vault = vault(SECRET);

        assertThat(vault.lock("row-1", "sk-secret"))
                .isNotEqualTo(vault.lock("row-1", "sk-secret"))
                .doesNotContain(Base64.getEncoder().encodeToString("sk-secret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLockedKeyIsOfNoUseInAnotherRow() {
        KeyVault vault = vault(SECRET);

        assertThat(vault.unlock("row-2", vault.lock("row-1", "sk-secret"))).isEmpty();
    }

    @Test
    void whoeverTampersWithItLosesIt() {
        KeyVault vault = vault(SECRET);
        byte[] locked = Base64.getDecoder().decode(vault.lock("row-1", "sk-secret"));
        for (int i = 0; i < locked.length; i++) {
            byte[] tampered = locked.clone();
            tampered[i] ^= 1;
            assertThat(vault.unlock("row-1", Base64.getEncoder().encodeToString(tampered)))
                    .isEmpty();
        }
        assertThat(vault.unlock("row-1", "")).isEmpty();
        assertThat(vault.unlock("row-1", "AAAA")).isEmpty();
        assertThat(vault.unlock("row-1", "no base64")).isEmpty();
    }

    @Test
    void withoutASecretOneIsMadeAtFirstUseAndKept() throws IOException {
        vault(null);
        assertThat(data.resolve(KeyVault.FILE)).doesNotExist();

        String locked = vault(null).lock("row-1", "sk-secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(KeyVault.FILE))))
                .isEqualTo("rw-------");
        assertThat(vault(null).unlock("row-1", locked)).hasValue("sk-secret");
    }

    @Test
    void aSecretThatIsSetLaterKeepsWhatTheFileHasLocked() {
        String locked = vault(null).lock("row-1", "sk-secret");

        assertThat(vault(SECRET).unlock("row-1", locked)).hasValue("sk-secret");
    }

    @Test
    void withTheSecretTheKeyIsLost() throws IOException {
        String locked = vault(null).lock("row-1", "sk-secret");
        Files.delete(data.resolve(KeyVault.FILE));

        assertThat(vault(null).unlock("row-1", locked)).isEmpty();
        assertThat(vault(SECRET).unlock("row-1", locked)).isEmpty();
    }

    @Test
    void aSecretHasToBeOneAndIsNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vault("c2hvcnQ="))
                .withMessageStartingWith("ZHANGGUI_SECRET_KEY has to be 32 random bytes in base64")
                .satisfies(refused -> assertThat(refused).message().doesNotContain("c2hvcnQ"));
        assertThat(new VaultSettings(SECRET)).hasToString("VaultSettings[secretKey=set]");
    }

    private KeyVault vault(@Nullable String secret) {
        return new KeyVault(new VaultSettings(secret), DataFolder.open(data), new SecureRandom());
    }
}
