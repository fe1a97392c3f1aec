package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {
  @ParameterizedTest
  @CsvSource({"kafka, apache/kafka", "mongo, mongo", "redis, redis"})
  void anImageIsTheOneOfTheComposeFileWithItsTag(String service, String repository) {
    var image = Containers.image(service);

    assertThat(image.getUnversionedPart()).isEqualTo(repository);
    assertThat(image.getVersionPart()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
  }
}
