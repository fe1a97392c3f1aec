package dxpulse.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// A token's signature is checked once, its time each time.
class KnownTokensTest {
  private final List<String> decoded = new ArrayList<>();
  private boolean expired;
  private final KnownTokens tokens =
      new KnownTokens(
          this::decode,
          token ->
              expired
                  ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                  : OAuth2TokenValidatorResult.success());

  @Test
  void theSignatureOfATokenIsCheckedOnce() {
    assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
    assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
    assertThat(tokens.decode("b").getSubject()).isEqualTo("b");

    assertThat(decoded).containsExactly("a", "b");
  }

  @Test
  void aTokenThatExpiresIsRefusedThoughItWasKnown() {
    assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
    expired = true;

    assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(JwtValidationException.class);
  }

  @Test
  void aForgedTokenIsRefusedEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    }

    assertThat(decoded).containsExactly("forged", "forged");
  }

  private Jwt decode(String token) {
    decoded.add(token);
    if (token.equals("forged")) {
      throw new BadJwtException("signature");
    }
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .subject(token)
        .expiresAt(Instant.MAX)
        .build();
  }
}
