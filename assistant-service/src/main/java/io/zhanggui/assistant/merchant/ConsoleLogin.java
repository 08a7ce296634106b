package io.zhanggui.assistant.merchant;

import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * The login of the console: user {@value #USER}, with the password in the data folder's file {@value DataFolder#CONSOLE_LOGIN}, made at the
 * first start. Who changes the file changes the password with the next start. Thread-safe.
 */
@Component
class ConsoleLogin implements AuthenticationProvider {

    static final String USER = "admin";

    private final Merchants merchants;
    private final byte[] password;

    ConsoleLogin(Merchants merchants, DataFolder folder, Secrets secrets) {
        this.merchants = merchants;
        this.password = password(folder, secrets).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        byte[] shown = Objects.toString(login.getCredentials(), "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(password, shown) || !login.getName().equals(USER)) {
            throw new BadCredentialsException("Wrong user name or password");
        }
        return new CallerAuthentication(
                new Caller("console", KeyScope.OWNER, merchants.all().getFirst().id()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String password(DataFolder folder, Secrets secrets) {
        try {
            String known = afterColon(folder.read(DataFolder.CONSOLE_LOGIN));
            if (known != null) {
                return known;
            }
            String made = secrets.random(15);
            folder.writeSecret(DataFolder.CONSOLE_LOGIN, USER + ":" + made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String afterColon(@Nullable String line) {
        return line == null || line.indexOf(':') < 0 ? null : line.substring(line.indexOf(':') + 1);
    }
}
