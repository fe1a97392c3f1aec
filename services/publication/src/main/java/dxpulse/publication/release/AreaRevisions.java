package dxpulse.publication.release;

import dxpulse.contracts.types.AreaCode;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.release.Revision.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of municipalities that are others today than a release froze. A value is compared with
/// what holds for the same period; that a later period has come since is one entry of its own, and
/// not one for each municipality.
final class AreaRevisions {
  private AreaRevisions() {}

  static List<Revision> between(FrozenBoards frozen, LiveBoards live) {
    if (frozen.areas().indicators().isEmpty()) {
      // Nothing was published of municipalities that could be another thing now.
      return List.of();
    }
    List<Revision> found = new ArrayList<>();
    frozen.areas().indicators().forEach(table -> found.addAll(values(table, live)));
    for (AreaTables.Table today : live.areasOf(frozen.release().period()).indicators()) {
      period(frozen.areas(), today, live).ifPresent(found::add);
    }
    return found;
  }

  /// What is no longer known, such as values of a period long ago, says nothing.
  private static List<Revision> values(AreaTables.Table table, LiveBoards live) {
    var held =
        table.values().stream()
            .collect(Collectors.toMap(AreaTables.Value::area, Function.identity()));
    return live.areaValues(table.code(), table.period()).stream()
        .filter(now -> differ(held.get(now.area()), now))
        .map(now -> value(table, held.get(now.area()), now))
        .toList();
  }

  private static boolean differ(AreaTables.@Nullable Value before, AreaValue now) {
    return before == null
        ? now.isThere()
        : Revision.differ(before.value(), now.value())
            || !Objects.equals(before.stage(), now.stage());
  }

  private static Revision value(
      AreaTables.Table table, AreaTables.@Nullable Value before, AreaValue now) {
    AreaCode area = now.area();
    return new Revision(
        Figure.AREA,
        null,
        table.code(),
        table.name(),
        table.period(),
        before == null ? null : before.value(),
        now.value(),
        table.decimals(),
        now.recordedAt(),
        area,
        before == null ? null : before.stage(),
        now.stage(),
        null);
  }

  private static Optional<Revision> period(
      AreaTables frozen, AreaTables.Table today, LiveBoards live) {
    Optional<AreaTables.Table> before =
        frozen.indicators().stream().filter(each -> each.code().equals(today.code())).findFirst();
    if (before.filter(each -> each.period().equals(today.period())).isPresent()) {
      return Optional.empty();
    }
    @Nullable Instant at =
        live.areaValues(today.code(), today.period()).stream()
            .map(AreaValue::recordedAt)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return Optional.of(
        new Revision(
            Figure.AREA_PERIOD,
            null,
            today.code(),
            today.name(),
            today.period(),
            null,
            null,
            today.decimals(),
            at,
            null,
            null,
            null,
            before.map(AreaTables.Table::period).orElse(null)));
  }
}
