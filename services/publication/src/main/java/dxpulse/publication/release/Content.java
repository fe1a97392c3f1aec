package dxpulse.publication.release;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.BoardView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a release froze: one file for each board, in the order overview, fields, KPIs, and one for
/// the municipalities where they have values.
///
/// @param take grows each time the release is prepared anew
/// @param takenAt when the boards were taken
/// @param summary of the overview, for lists that do not read the boards
/// @param table the edition of the table of its figures, which a release keeps for ever; absent in
///   those that are older than the second one
public record Content(
    int take, Instant takenAt, LocalizedText summary, List<Part> parts, @Nullable Integer table) {
  public Content {
    parts = List.copyOf(parts);
  }

  /// What is frozen now.
  public Content(int take, Instant takenAt, LocalizedText summary, List<Part> parts) {
    this(take, takenAt, summary, parts, FrozenFigures.EDITION);
  }

  /// A frozen board.
  ///
  /// @param board as in the address of the live board: `overview`, `industry`, `kpi/K1`
  /// @param sha256 of the file, hexadecimal
  public record Part(String board, String sha256, int bytes) {
    /// What the values of municipalities are frozen as.
    static final String AREAS = "areas";

    static Part of(BoardView view, byte[] file) {
      return of(view.head().board(), file);
    }

    static Part ofAreas(byte[] file) {
      return of(AREAS, file);
    }

    private static Part of(String board, byte[] file) {
      return new Part(board, Content.sha256(file), file.length);
    }

    boolean isOfAreas() {
      return board.equals(AREAS);
    }

    /// The name of the file, such as `kpi-K1.json`.
    public String file() {
      return board.replace('/', '-') + ".json";
    }
  }

  public Optional<Part> ofFile(String file) {
    return parts.stream().filter(part -> part.file().equals(file)).findFirst();
  }

  /// The list of files with their sums as `sha256sum` writes and checks it.
  public String sums() {
    return parts.stream()
        .map(part -> part.sha256() + "  " + part.file() + "\n")
        .collect(Collectors.joining());
  }

  /// The checksum of the whole: that of the list of sums.
  public String checksum() {
    return sha256(sums().getBytes(StandardCharsets.UTF_8));
  }

  /// Whether somebody who downloads the files gets the same.
  boolean holdsTheSameAs(Content other) {
    return parts.equals(other.parts);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
