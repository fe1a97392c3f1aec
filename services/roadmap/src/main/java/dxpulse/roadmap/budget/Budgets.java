package dxpulse.roadmap.budget;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ProjectUpdated.Budget;
import dxpulse.contracts.types.event.ProjectUpdated.Measure;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The budgets of a whole or of one of its parts.
///
/// @param place JSON pointer to the list
public record Budgets(String place, List<Budget> list) {
  /// Those of a project and of each of its measures, at every depth.
  public static Stream<Budgets> of(ProjectUpdated project) {
    return Stream.concat(
        Stream.of(new Budgets("/budgets", project.budgets())), of("", project.measures()));
  }

  private static Stream<Budgets> of(String whole, List<Measure> parts) {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(i -> {
          String place = whole + "/measures/" + i;
          Measure part = parts.get(i);
          return Stream.concat(
              Stream.of(new Budgets(place + "/budgets", part.budgets())),
              of(place, part.measures()));
        });
  }
}
