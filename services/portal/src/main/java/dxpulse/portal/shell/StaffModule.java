package dxpulse.portal.shell;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.Role;
import java.util.List;
import java.util.regex.Pattern;

/// The page that a service offers to staff: a custom element and the module that defines it.
///
/// It refuses what could load anything but a file of that service. `integrity` may be empty; no
/// roles means everybody who is signed in. `waiting` is where the service tells how much work waits
/// on its page, or empty. `ofPeriod` says whether the page follows the period that is chosen.
public record StaffModule(
    String service,
    String tag,
    String module,
    String contract,
    String integrity,
    LocalizedText label,
    List<String> roles,
    String waiting,
    boolean ofPeriod) {
  private static final Pattern TAG = Pattern.compile("dxp-[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern INTEGRITY = Pattern.compile("|sha(256|384|512)-[A-Za-z0-9+/]+=*");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]+\\.js");
  private static final Pattern WAITING = Pattern.compile("|/api(/[a-z0-9-]+)+");
  private static final String SPOKEN = "1";

  public StaffModule {
    require(TAG.matcher(tag).matches(), "tag", tag, "dxp-…");
    String folder = "/ui/" + service + "/";
    require(
        module.startsWith(folder) && FILE.matcher(module.substring(folder.length())).matches(),
        "module",
        module,
        folder + "….js");
    require(INTEGRITY.matcher(integrity).matches(), "integrity", integrity, "sha384-…");
    require(WAITING.matcher(waiting).matches(), "waiting", waiting, "/api/…");
    roles = List.copyOf(roles);
  }

  /// Whether shell and element speak the same contract: its first number counts.
  public boolean isSpoken() {
    return contract.split("\\.", 2)[0].equals(SPOKEN);
  }

  public boolean isFor(Caller caller) {
    return roles.isEmpty()
        || roles.stream().anyMatch(role -> Role.ofCode(role).filter(caller::is).isPresent());
  }

  private static void require(boolean holds, String place, String value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "ui.json, %s: \"%s\" (expected: %s)".formatted(place, value, expected));
    }
  }
}
