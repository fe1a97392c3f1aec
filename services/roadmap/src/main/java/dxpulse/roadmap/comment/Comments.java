package dxpulse.roadmap.comment;

import dxpulse.contracts.types.OrganizationCode;
import java.util.List;
import java.util.Optional;

/// Keeps comments. What it is told it has once it returns.
public interface Comments {
  Optional<Comment> find(OrganizationCode organization, String id);

  /// In the order in which they were written.
  List<Comment> all(OrganizationCode organization);

  void save(Comment comment);
}
