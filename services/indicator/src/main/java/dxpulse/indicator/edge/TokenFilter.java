package dxpulse.indicator.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.wire.Problem;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets nobody in without a token of our issuer, but to what everybody may read.
@ServerFilter("/api/**")
class TokenFilter {
  private static final String SCHEME = "Bearer ";
  private static final Pattern OPEN = Pattern.compile("/api/indicators/[^/]+/values");

  private final DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();

  TokenFilter(@Value("${dxpulse.issuer}") String issuer, @Value("${dxpulse.jwks}") String jwks)
      throws MalformedURLException {
    tokens.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256,
            JWKSourceBuilder.create(URI.create(jwks).toURL()).retrying(true).build()));
    tokens.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp")));
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<byte[]> check(HttpRequest<?> request) {
    String header = request.getHeaders().get("Authorization");
    if (header == null && OPEN.matcher(request.getPath()).matches()) {
      if (request.getMethod() == HttpMethod.GET) {
        return null;
      }
      if (request.getMethod() == HttpMethod.OPTIONS) {
        return Answers.mayBeRead();
      }
    }
    if (header == null || !header.startsWith(SCHEME)) {
      return refused();
    }
    try {
      JWTClaimsSet claims = tokens.process(header.substring(SCHEME.length()), null);
      request.setAttribute(Callers.ATTRIBUTE, Caller.of(claims.getClaims()));
      return null;
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException invalid) {
      return refused();
    }
  }

  private static HttpResponse<byte[]> refused() {
    return Answers.problem(Problem.unauthorised()).header("WWW-Authenticate", "Bearer");
  }
}
