/// Budgets in thousand yen, and whether their parts add up.
@NullMarked
package dxpulse.roadmap.budget;

import org.jspecify.annotations.NullMarked;
