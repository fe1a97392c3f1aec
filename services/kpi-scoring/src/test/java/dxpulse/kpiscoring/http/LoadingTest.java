package dxpulse.kpiscoring.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.kpiscoring.definition.DefineKpi;
import dxpulse.kpiscoring.definition.InMemoryIndicators;
import dxpulse.kpiscoring.definition.InMemoryKpiCatalogue;
import dxpulse.kpiscoring.reading.InMemoryScoreBook;
import dxpulse.kpiscoring.reading.InMemoryValueBook;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Before the definitions are read nobody is told that there are none, and nobody writes a first
/// version over them.
class LoadingTest {
  private final InMemoryKpiCatalogue catalogue = new InMemoryKpiCatalogue(false);
  private final KpiController kpis =
      new KpiController(
          catalogue,
          new IndicatorNames(),
          new DefineKpi(catalogue, definition -> {}, new InMemoryIndicators()),
          Clock.systemUTC());

  @BeforeEach
  void signIn() {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new JwtAuthenticationToken(
                Jwt.withTokenValue("t")
                    .header("alg", "none")
                    .subject("office")
                    .claim("preferred_username", "office")
                    .claim("name", "office")
                    .claim("organization", "020001")
                    .claim("department", "dx-promotion")
                    .claim("roles", List.of("office"))
                    .build()));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void everythingIsUnavailableForAMoment() throws Exception {
    assertIsAskedToComeBack(kpis.all());
    assertIsAskedToComeBack(kpis.one("K8"));
    assertIsAskedToComeBack(kpis.define("K8", "{}".getBytes(StandardCharsets.UTF_8)));
    assertIsAskedToComeBack(
        new ScoresController(
                catalogue,
                new InMemoryScoreBook(),
                new Waiting(),
                new IndicatorNames(),
                new InMemoryValueBook(),
                Clock.systemUTC(),
                "020001")
            .scores("K8", "month", null, null, null, false, null, null));
    assertIsAskedToComeBack(
        new WhatIfController(
                catalogue, new IndicatorNames(), new InMemoryValueBook(), Clock.systemUTC())
            .preview("K8", "{}".getBytes(StandardCharsets.UTF_8)));
    assertIsAskedToComeBack(
        new SensitivityController(
                catalogue, new IndicatorNames(), new InMemoryValueBook(), Clock.systemUTC())
            .sensitivity("K8", null, "quarter", "1000", "1"));
  }

  private static void assertIsAskedToComeBack(ResponseEntity<byte[]> answer) {
    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isNotBlank();
  }
}
