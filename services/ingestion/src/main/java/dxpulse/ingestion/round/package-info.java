/// Owns collection rounds (照会): what is asked of whom by when, and what entering it costs. In come
/// the office's rounds, recorded values and how long people sat at their entries. Out go boards of
/// completeness and timeliness, and reminders by e-mail.
@NullMarked
package dxpulse.ingestion.round;

import org.jspecify.annotations.NullMarked;
