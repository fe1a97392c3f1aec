package dxpulse.infra.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("sign-in-key.json");
  }

  @Test
  void aKeyIsMadeForTheFirstTokenAndStaysTheSameAfterARestart() throws Exception {
    Supplier<RSAKey> key = SigningKey.in(folder);
    assertThat(file()).doesNotExist();

    RSAKey made = key.get();

    assertThat(key.get()).isSameAs(made);
    assertThat(SigningKey.in(folder).get()).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsNoKeyStopsTheStartAndIsNamed() throws Exception {
    Files.writeString(file(), "{}");

    assertThatIllegalStateException()
        .isThrownBy(() -> SigningKey.in(folder))
        .withMessageContaining("sign-in-key.json")
        .withMessageContaining("delete it");
  }

  @Test
  void whoComesSecondUsesTheKeyOfWhoWasFirstAndNothingElseIsLeft() throws Exception {
    Supplier<RSAKey> first = SigningKey.in(folder);
    Supplier<RSAKey> second = SigningKey.in(folder);

    assertThat(second.get()).isEqualTo(first.get());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).isEqualTo(List.of(file()));
    }
  }
}
