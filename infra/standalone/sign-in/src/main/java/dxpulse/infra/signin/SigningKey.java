package dxpulse.infra.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/// The key that signs tokens: made once, then read from its file, so that tokens outlive a restart.
final class SigningKey {
  private static final int BITS = 2048;

  private SigningKey() {}

  /// The key of this folder; if there is none yet, it is made for whoever needs it first: the
  /// search for its primes can take seconds.
  ///
  /// @throws IllegalStateException when what is there is no key
  /// @throws UncheckedIOException when the folder cannot be made or read
  static Supplier<RSAKey> in(Path folder) {
    Path file = folder.resolve("sign-in-key.json");
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    if (!Files.isRegularFile(file)) {
      return SingletonSupplier.of(() -> made(file));
    }
    RSAKey kept = read(file);
    return () -> kept;
  }

  private static RSAKey read(Path file) {
    try {
      return JWK.parse(Files.readString(file)).toRSAKey();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (ParseException broken) {
      throw new IllegalStateException(
          file + ": no signing key (delete it to make a new one)", broken);
    }
  }

  /// Whole or not at all, and for its owner alone, as every temporary file: whoever reads the key
  /// can sign in as anybody. Where another program made one meanwhile, that is the key.
  private static RSAKey made(Path file) {
    try {
      RSAKey key = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
      Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "sign-in-key-", ".new");
      try {
        Files.writeString(whole, key.toJSONString());
        Path unused = Files.move(whole, file);
      } catch (FileAlreadyExistsException another) {
        return read(file);
      } finally {
        boolean unused = Files.deleteIfExists(whole);
      }
      return key;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
