package dxpulse.infra.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// Remembers for a minute that the signature of a token is right: a feed sends the same one a
/// hundred times a second. Whether it has expired is asked each time; that a signing key was
/// withdrawn is noticed up to a minute later than without. What is refused is not remembered.
final class KnownTokens implements JwtDecoder {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 1_000;

  private final JwtDecoder decoder;
  private final OAuth2TokenValidator<Jwt> validator;
  private final Cache<String, Jwt> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  KnownTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator) {
    this.decoder = decoder;
    this.validator = validator;
  }

  @Override
  public Jwt decode(String token) {
    Jwt remembered = known.getIfPresent(token);
    if (remembered == null) {
      Jwt decoded = decoder.decode(token);
      known.put(token, decoded);
      return decoded;
    }
    OAuth2TokenValidatorResult result = validator.validate(remembered);
    if (result.hasErrors()) {
      known.invalidate(token);
      throw new JwtValidationException("the token does not hold any more", result.getErrors());
    }
    return remembered;
  }
}
