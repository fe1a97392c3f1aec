package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The index of a field for a period, or of all three together, as boards show it.
///
/// @param field absent for the mean of the fields
/// @param index mean of the indexes of its KPIs, of all fields the mean of theirs; absent when none
///   is scored
/// @param previousIndex the same for the period before
/// @param change points between the two, if both are means of the same KPIs
/// @param kpis how many KPIs there are, `scored` how many of them have an index
/// @param asOf when the newest of those scores was made
/// @param partial whether one of them stands for a part of the period
/// @param carriedForward whether all of them rest on values of earlier periods alone
/// @param newestValue the period of the newest value behind them, where somebody can tell
public record FieldFigure(
    OrganizationCode organization,
    @Nullable Field field,
    Granularity granularity,
    Period period,
    @Nullable Double index,
    @Nullable Double previousIndex,
    @Nullable Double change,
    int kpis,
    int scored,
    boolean provisional,
    boolean sample,
    Instant asOf,
    boolean partial,
    boolean carriedForward,
    @Nullable Period newestValue) {}
