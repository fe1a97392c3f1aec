package dxpulse.infra.acceptance;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/// What staff see and do. Runs beside [OtherStories], on a platform of its own.
@Suite
@SelectPackages("dxpulse.infra.acceptance")
@IncludeClassNamePatterns(".*IT")
@IncludeTags(StaffStories.TAG)
class StaffStories {
  static final String TAG = "staff";
}
