/// The events of the platform: facts in the past tense, as they travel over Kafka. Each has a
/// schema and golden samples under `contracts/events`.
@NullMarked
package dxpulse.contracts.types.event;

import org.jspecify.annotations.NullMarked;
