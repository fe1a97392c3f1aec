package dxpulse.publication.release;

import dxpulse.publication.board.BoardView.FieldPart;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The mean of the indexes of fields, which the overview tells in words.
///
/// @param index mean of the indexes of the fields that have one, absent where none has
/// @param change points since the period before, if both are means of the same KPIs; absent, too,
///   where the files do not say so
record MeanOfFields(@Nullable Double index, @Nullable Double change) {
  static MeanOfFields of(List<FieldPart> fields) {
    Double index = mean(fields, FieldPart::index);
    Double before = mean(fields, FieldPart::before);
    boolean comparable = fields.stream().allMatch(part -> hasItsKpisOfBefore(part, fields));
    return new MeanOfFields(
        index,
        index == null || before == null || !comparable ? null : Double.valueOf(index - before));
  }

  /// A field without an index has none of before either, if it is to be left out of both means.
  private static boolean hasItsKpisOfBefore(FieldPart part, List<FieldPart> fields) {
    return part.index() == null
        ? part.previousIndex() == null && tellIndexesOfBefore(fields)
        : part.change() != null;
  }

  /// Files that are older have no indexes of the period before.
  private static boolean tellIndexesOfBefore(List<FieldPart> fields) {
    return fields.stream().anyMatch(part -> part.previousIndex() != null);
  }

  /// The mean of what there is.
  private static @Nullable Double mean(
      List<FieldPart> fields, Function<FieldPart, @Nullable Double> figure) {
    var known = fields.stream().map(figure).filter(Objects::nonNull).mapToDouble(each -> each);
    var mean = known.average();
    return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
  }
}
