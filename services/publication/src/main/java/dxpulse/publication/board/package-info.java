/// Owns what the public boards show: one ready-to-send view per board and period.
///
/// In come definitions, values, scores, projects and cases; out go board views, and the word that
/// one of them changed.
@NullMarked
package dxpulse.publication.board;

import org.jspecify.annotations.NullMarked;
