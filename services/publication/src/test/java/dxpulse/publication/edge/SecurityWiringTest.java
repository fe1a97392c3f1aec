package dxpulse.publication.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;

class SecurityWiringTest {
  private final AnnotationConfigApplicationContext context = context();
  private final WebTestClient client = WebTestClient.bindToApplicationContext(context).build();

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void everybodyReads() {
    client.get().uri("/api/cases").exchange().expectStatus().isOk();
  }

  @Test
  void onlyCardsForOtherSitesMayStandInAFrame() {
    client.get().uri("/api/cases").exchange().expectHeader().valueEquals("X-Frame-Options", "DENY");
    for (String path : List.of("/embed/kpi/K1", "/en/embed/kpi/K1")) {
      client.get().uri(path).exchange().expectHeader().doesNotExist("X-Frame-Options");
      isRefused(client.put().uri(path));
    }
  }

  @Test
  void writingWithoutATokenThatHoldsIsAProblem() {
    isRefused(client.put().uri("/api/cases/1"));
    isRefused(client.put().uri("/api/cases/1").header("Authorization", "Bearer made-up"));
    isRefused(client.delete().uri("/nowhere"));
  }

  private static void isRefused(WebTestClient.RequestHeadersSpec<?> request) {
    request
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .valueEquals("WWW-Authenticate", "Bearer")
        .expectHeader()
        .contentType("application/problem+json")
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:dxpulse:problem:unauthorised")
        .jsonPath("$.status")
        .isEqualTo(401);
  }

  @Test
  void whatIsAwayForAMomentSaysWhenToComeBack() {
    assertThat(Answers.problem(Problem.unavailable("store")).getHeaders().get("Retry-After"))
        .containsExactly("5");
    assertThat(Answers.problem(Problem.notFound("x")).getHeaders().get("Retry-After")).isNull();
  }

  private static AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    TestPropertyValues.of("dxpulse.issuer=http://127.0.0.1:1", "dxpulse.jwks=http://127.0.0.1:1/")
        .applyTo(context);
    context.register(Web.class, SecurityWiring.class);
    context.refresh();
    return context;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebFlux
  static class Web {
    @Bean
    Cases cases() {
      return new Cases();
    }
  }

  @RestController
  static class Cases {
    @GetMapping("/api/cases")
    String read() {
      return "read";
    }

    @PutMapping("/api/cases/{id}")
    String write() {
      return "written";
    }
  }
}
