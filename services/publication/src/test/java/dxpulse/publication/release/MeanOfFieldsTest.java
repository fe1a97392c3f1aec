package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Field;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.release.json.JsonBoards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeanOfFieldsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void isTheMeanOfTheFieldsThatHaveAnIndexAndOfTheirChanges() {
    MeanOfFields mean =
        MeanOfFields.of(
            List.of(
                part(Field.INDUSTRY, 50.0, 2.0, 48.0),
                part(Field.LIVING, 80.0, -1.0, 81.0),
                part(Field.ADMINISTRATION, null, null, null)));

    assertThat(mean.index()).isEqualTo(65.0, EXACT);
    assertThat(mean.change()).isEqualTo(0.5, EXACT);
  }

  @Test
  void hasNoChangeWhereAFieldIsTheMeanOfOtherKpisOrHasComeOrGone() {
    FieldPart same = part(Field.INDUSTRY, 50.0, 2.0, 48.0);
    for (FieldPart other :
        List.of(
            part(Field.LIVING, 80.0, null, 81.0),
            part(Field.LIVING, 80.0, null, null),
            part(Field.LIVING, null, null, 81.0))) {
      assertThat(MeanOfFields.of(List.of(same, other)).change()).as("%s", other).isNull();
    }
  }

  @Test
  void isAbsentWhereNoFieldHasAnIndex() {
    assertThat(MeanOfFields.of(List.of(part(Field.LIVING, null, null, 81.0))))
        .isEqualTo(new MeanOfFields(null, null));
  }

  @Test
  void ofFilesWithoutIndexesOfBeforeTheChangeIsToldOnlyWhereEveryFieldHasOne() throws IOException {
    BoardView oldest =
        new JsonBoards()
            .read(
                "overview",
                Files.readAllBytes(Path.of("src/test/resources/releases/v1/overview.json")));

    MeanOfFields read = MeanOfFields.of(((BoardView.Overview) oldest).fields());

    assertThat(read.index()).isEqualTo(81.85, EXACT);
    assertThat(read.change()).isNull();
    FieldPart industry = part(Field.INDUSTRY, 50.0, 2.0, null);
    assertThat(MeanOfFields.of(List.of(industry, part(Field.LIVING, 80.0, 1.0, null))).change())
        .isEqualTo(1.5, EXACT);
    assertThat(MeanOfFields.of(List.of(industry, part(Field.LIVING, null, null, null))).change())
        .as("nobody knows whether there was one before")
        .isNull();
  }

  private static FieldPart part(
      Field field,
      @Nullable Double index,
      @Nullable Double change,
      @Nullable Double previousIndex) {
    return new FieldPart(field, index, change, List.of(), previousIndex);
  }
}
