package io.zhanggui.assistant.merchant;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Who may call what: the API by key, the console by login, the chat page by everybody. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; font-src 'self' data:;"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            ApiKeys keys,
            Merchants merchants,
            VisitorLimit limit,
            Problems problems,
            Refusals refusals) {
        return byKey(http.securityMatcher("/api/**"), keys, merchants, limit, problems, refusals)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/api/v1/merchants/**", "/api/v1/operation/**")
                        .hasRole(KeyScope.OPERATOR.name())
                        .requestMatchers("/api/v1/chat/**", "/api/v1/conversations/**", "/api/v1/passages/**")
                        .hasAnyRole(KeyScope.OWNER.name(), KeyScope.VISITOR.name())
                        .anyRequest()
                        .hasRole(KeyScope.OWNER.name()))
                .build();
    }

    /** Probes and the version are for everybody; figures and the rest need the operator's key, unless metrics are opened. */
    @Bean
    @Order(1)
    SecurityFilterChain operations(
            HttpSecurity http,
            ApiKeys keys,
            Merchants merchants,
            VisitorLimit limit,
            Problems problems,
            Refusals refusals,
            @Value("${zhanggui.open-metrics}") boolean openMetrics) {
        String[] open = openMetrics
                ? new String[] {"/actuator/health/**", "/actuator/info", "/actuator/prometheus"}
                : new String[] {"/actuator/health/**", "/actuator/info"};
        return byKey(http.securityMatcher("/actuator/**"), keys, merchants, limit, problems, refusals)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .hasRole(KeyScope.OPERATOR.name()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        return http.formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/console"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .csrf(csrf -> csrf.ignoringRequestMatchers("/chat/*/visitor"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> {}))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/console", "/console/**")
                        .hasRole(KeyScope.OWNER.name())
                        .anyRequest()
                        .permitAll())
                .addFilterAfter(new MerchantScope(), AuthorizationFilter.class)
                .build();
    }

    /** Ids are the merchant's own and may hold any character, so any character may stand encoded in a path. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(Problems problems) {
        return (request, response, rejected) ->
                problems.write(new ApiProblem(HttpStatus.BAD_REQUEST, "request.refused"), request, response);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
        });
    }

    /** Who asks is known by a key of the request, and by nothing that a session keeps. */
    private static HttpSecurity byKey(
            HttpSecurity http,
            ApiKeys keys,
            Merchants merchants,
            VisitorLimit limit,
            Problems problems,
            Refusals refusals) {
        var contexts = new RequestAttributeSecurityContextRepository();
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(contexts))
                .addFilterBefore(
                        new KeyFilter(keys, merchants, limit, problems, contexts), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new MerchantScope(), AuthorizationFilter.class)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }
}
