package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dxpulse.infra.testkit.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Only a token of the platform's own sign-in opens anything, and only for its time.
@Order(2)
class WrongTokensIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  /// What a token has that is otherwise like a real one.
  enum Flaw {
    NONE,
    EXPIRED,
    ANOTHER_KEY,
    ANOTHER_ISSUER,
    ANOTHER_SIGN_IN,
    GARBAGE
  }

  @ParameterizedTest
  @EnumSource
  void aSpringServiceTakesNoTokenWithAFlaw(Flaw flaw) throws Exception {
    assertRefused(flaw, "/api/kpis");
  }

  @ParameterizedTest
  @EnumSource
  void theMicronautServiceTakesNoTokenWithAFlaw(Flaw flaw) throws Exception {
    assertRefused(flaw, "/api/indicators");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/kpis",
    "GET, /api/indicators",
    "GET, /api/roadmap/projects",
    "GET, /api/ingestion/quarantine",
    "POST, /api/ingestion/observations",
    "PUT, /api/kpis/K8",
    "PUT, /api/indicators/I19",
    "PUT, /api/cases/x"
  })
  void nothingButTheBoardsIsOpen(String method, String path) {
    var answer = PLATFORM.send(method, path, null, method.equals("GET") ? null : "{}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
  }

  private static void assertRefused(Flaw flaw, String path) throws Exception {
    var answer = PLATFORM.sendAs(token(flaw), "GET", path, null);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(flaw == Flaw.NONE ? 200 : 401);
  }

  private static String token(Flaw flaw) throws Exception {
    RSAKey own = JWK.parse(PLATFORM.signingKey()).toRSAKey();
    RSAKey another = new RSAKeyGenerator(2048).keyID(own.getKeyID()).generate();
    SignedJWT real = SignedJWT.parse(PLATFORM.token("office"));
    JWTClaimsSet claims = real.getJWTClaimsSet();
    JWTClaimsSet expired =
        new JWTClaimsSet.Builder(claims)
            .issueTime(Date.from(Instant.now().minus(Duration.ofHours(2))))
            .notBeforeTime(Date.from(Instant.now().minus(Duration.ofHours(2))))
            .expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1))))
            .build();
    JWTClaimsSet foreign =
        new JWTClaimsSet.Builder(claims).issuer("http://127.0.0.1:1/another").build();
    return switch (flaw) {
      case NONE -> signed(claims, own);
      case EXPIRED -> signed(expired, own);
      case ANOTHER_KEY -> signed(claims, another);
      case ANOTHER_ISSUER -> signed(foreign, own);
      case ANOTHER_SIGN_IN -> TestTokens.bearer("office").substring("Bearer ".length());
      case GARBAGE -> "not.a.token";
    };
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
