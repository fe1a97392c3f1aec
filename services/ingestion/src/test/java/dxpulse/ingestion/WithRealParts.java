package dxpulse.ingestion;

import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/// A test of the whole service on a free port, with the broker, the store and the tokens of the
/// testkit. Tests that set nothing else share one service.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ContextConfiguration(initializers = WithRealParts.Addresses.class)
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
}
