/// Owns files of figures: what a table's rows say, what was tidied, which rows cannot be used.
///
/// A table comes in; drafts go to the rules of a submission, and a result comes out for every row.
@NullMarked
package dxpulse.ingestion.upload;

import org.jspecify.annotations.NullMarked;
