package dxpulse.contracts.wire;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/// The partition of an organization: the same in every topic, whatever stands in the key behind the
/// code.
public final class Partitioning {
  private Partitioning() {}

  public static int of(OrganizationCode organization) {
    byte[] code = organization.value().getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(code)) % Topics.PARTITIONS;
  }

  /// The partition of a record key `organization` or `organization|code`.
  public static int ofKey(String key) {
    int bar = key.indexOf('|');
    byte[] code = (bar < 0 ? key : key.substring(0, bar)).getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(code)) % Topics.PARTITIONS;
  }
}
