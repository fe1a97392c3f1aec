package dxpulse.ingestion;

import static org.awaitility.Awaitility.await;

import dxpulse.infra.edge.Readiness;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// A test of the whole service on a free port, with the broker, the store and the tokens of the
/// testkit. Tests that set nothing else share one service. It is asked nothing before it is ready.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ContextConfiguration(initializers = WithRealParts.Addresses.class)
@ExtendWith(WithRealParts.UntilReady.class)
@interface WithRealParts {
  /// Where the parts are found.
  final class Addresses implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "dxpulse.kafka=" + RealParts.kafka(),
              "dxpulse.mongo=" + RealParts.mongo(),
              "dxpulse.issuer=" + TestTokens.issuer(),
              "dxpulse.jwks=" + TestTokens.jwks())
          .applyTo(context);
    }
  }

  /// Until it has read the catalogue, the service answers 503.
  final class UntilReady implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext test) {
      Readiness readiness = SpringExtension.getApplicationContext(test).getBean(Readiness.class);
      await().atMost(Duration.ofSeconds(30)).until(readiness::isComplete);
    }
  }
}
