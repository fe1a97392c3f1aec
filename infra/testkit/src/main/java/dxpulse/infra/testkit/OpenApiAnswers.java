package dxpulse.infra.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Holds real answers of services against their documents.
public final class OpenApiAnswers {
  private static final Map<String, OpenApiDocument> DOCUMENTS = new ConcurrentHashMap<>();

  private OpenApiAnswers() {}

  /// What differs between an answer and what a service's document promises; empty when it keeps the
  /// promise.
  ///
  /// @param document name of the service
  /// @param path as it was asked for, with or without a query
  public static List<String> validate(
      String document, String method, String path, int status, String body) {
    return DOCUMENTS
        .computeIfAbsent(document, OpenApiDocument::of)
        .differences(method, path, status, body);
  }
}
