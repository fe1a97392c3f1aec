package dxpulse.ingestion.feed.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.Feed;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.FeedFault;
import dxpulse.ingestion.feed.Feeds;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers that everything about feeds may give.
final class FeedAnswers {
  private static final int LONGEST_REASON = 2_000;

  private FeedAnswers() {}

  /// A definition of a body, under the name of the path and for the caller's organization.
  static ResponseEntity<byte[]> defined(
      DefinitionFormat format,
      @Nullable JsonNode json,
      String name,
      Caller caller,
      Function<FeedDefinition, ResponseEntity<byte[]>> work) {
    if (!(json instanceof ObjectNode members)) {
      return Answers.problem(Problem.malformed("定義はオブジェクトで送ってください / a definition is an object"));
    }
    members.put("name", name);
    members.put("organization", caller.organization().value());
    DefinitionFormat.Read read = format.read(HttpFormat.mapper().writeValueAsString(members));
    FeedDefinition definition = read.definition();
    return definition == null
        ? Answers.problem(Problem.invalid(read.faults().stream().map(FeedAnswers::fault).toList()))
        : work.apply(definition);
  }

  private static Problem.Fault fault(FeedFault fault) {
    return new Problem.Fault(
        fault.place(), fault.code(), fault.message(), fault.value(), fault.expected());
  }

  static ResponseEntity<byte[]> notReady() {
    return Answers.problem(
        Problem.unavailable(
            "指標の一覧を読み込んでいます。少し待ってからもう一度お試しください"
                + " / the catalogue of indicators is still being read: try again shortly"));
  }

  static ResponseEntity<byte[]> lookFirst() {
    return Answers.problem(
        Problem.conflict(
            "この定義は、まだ実際の応答で確認されていません。先に確認してください"
                + " / this definition has not been looked at on a real answer: look at it first"));
  }

  static ResponseEntity<byte[]> busy() {
    return Answers.problem(
        Problem.unavailable(
            "ほかの連携を処理しています。少し待ってからもう一度お試しください"
                + " / other feeds are being read: try again shortly"));
  }

  static ResponseEntity<byte[]> with(
      Feeds feeds, Caller caller, String name, Function<Feed, ResponseEntity<byte[]>> work) {
    Supplier<ResponseEntity<byte[]>> nowhere =
        () -> Answers.problem(Problem.notFound("連携 %s はありません / no feed %s".formatted(name, name)));
    return feeds.find(caller.organization(), name).map(work).orElseGet(nowhere);
  }

  /// For what a feed does: one that was removed does nothing any more.
  static ResponseEntity<byte[]> withActive(
      Feeds feeds, Caller caller, String name, Function<Feed, ResponseEntity<byte[]>> work) {
    return with(feeds, caller, name, feed -> feed.isRemoved() ? removed() : work.apply(feed));
  }

  static ResponseEntity<byte[]> removed() {
    return Answers.problem(
        Problem.conflict("取り除かれた連携です。先に元に戻してください / the feed was removed: bring it back first"));
  }

  /// A reason that is given in the address, or what is wrong with it.
  static ResponseEntity<byte[]> because(
      @Nullable String reason, Function<String, ResponseEntity<byte[]>> work) {
    return reason == null || reason.isBlank() || reason.length() > LONGEST_REASON
        ? Answers.problem(
            Problem.malformed(
                "reason：理由を1から%d字で書いてください / reason: 1 to %d characters say why"
                    .formatted(LONGEST_REASON, LONGEST_REASON)))
        : work.apply(reason.strip());
  }

  static ResponseEntity<byte[]> forbidden() {
    return Answers.problem(
        Problem.forbidden(
            "連携を変更できるのは事務局、見られるのは事務局と運用担当です / feeds are kept by the office, and looked at by operators too"));
  }

  /// The answer to who looks at feeds.
  static ResponseEntity<byte[]> reading(Function<Caller, ResponseEntity<byte[]>> work) {
    Caller caller = Callers.current();
    return caller.is(Role.OFFICE) || caller.is(Role.OPERATOR) ? work.apply(caller) : forbidden();
  }

  /// Something that came from elsewhere: no browser is to guess what it is.
  static ResponseEntity<byte[]> file(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
        .header("X-Content-Type-Options", "nosniff")
        .body(content);
  }
}
