package dxpulse.kpiscoring.index;

/// The score of a component and its weight in the definition.
///
/// @param weight above zero; only the proportion to the other weights counts
public record WeightedScore(double score, double weight) {}
