package dxpulse.infra.acceptance;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/// The main job, the public pages, the commands and the faults. Runs beside [StaffStories], on a
/// platform of its own.
@Suite
@SelectPackages("dxpulse.infra.acceptance")
@IncludeClassNamePatterns(".*IT")
@ExcludeTags(StaffStories.TAG)
class OtherStories {}
