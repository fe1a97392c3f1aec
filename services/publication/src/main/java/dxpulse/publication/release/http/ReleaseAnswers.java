package dxpulse.publication.release.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.Asker;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.Releases;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;

/// What releases are answered with.
final class ReleaseAnswers {
  private ReleaseAnswers() {}

  /// A release that the asker may see.
  static Optional<Release> visible(Releases releases, @Nullable Jwt token, String id) {
    return releases.find(id).filter(release -> release.isPublic() || Asker.isOffice(token));
  }

  static ResponseEntity<byte[]> missing(String what) {
    return Answers.problem(Problem.notFound("リリース %sはありません / no release %s".formatted(what, what)));
  }

  static ResponseEntity<byte[]> damaged(Releases.Damaged damaged) {
    return Answers.problem(Problem.unavailable(String.valueOf(damaged.getMessage())));
  }
}
