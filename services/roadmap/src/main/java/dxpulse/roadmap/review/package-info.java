/// What departments report for each fiscal half.
@NullMarked
package dxpulse.roadmap.review;

import org.jspecify.annotations.NullMarked;
