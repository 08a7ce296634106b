package io.zhanggui.assistant.merchant;

import io.zhanggui.knowledge.Tenancy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Does what a caller asks in the scope of the caller's merchant: it reaches no other merchant's rows. */
class MerchantScope extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                && known.getPrincipal().merchantId() != null) {
            scoped(known.getPrincipal(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void scoped(
            Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Tenancy.<Boolean, ServletException>within(caller.merchant(), () -> {
                proceed(request, response, chain);
                return true;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A scope lets one kind of checked exception out. */
    private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
