/// Owns what the committee says of the plan and what the prefecture answers. Comments and answers
/// come in over HTTP; nothing goes out as an event.
@NullMarked
package dxpulse.roadmap.comment;

import org.jspecify.annotations.NullMarked;
