package dxpulse.portal.answer;

import dxpulse.contracts.types.LocalizedText;

/// Why the portal could not do what was asked. `retryAfter` is in seconds; 0 means that trying
/// again does not help.
public record Problem(
    int status, String name, LocalizedText title, LocalizedText detail, int retryAfter) {
  private static final int SOON = 5;
  private static final LocalizedText AGAIN =
      new LocalizedText(
          "もう一度お試しください。続く場合は担当課にお知らせください。",
          "Please try again, and tell the office in charge if it stays so.");

  /// `urn:dxpulse:problem:` and the name.
  public String type() {
    return "urn:dxpulse:problem:" + name;
  }

  /// A service does not answer at all: nothing was done.
  public static Problem away(LocalizedText service) {
    return new Problem(
        503,
        "unavailable",
        new LocalizedText("ただいま利用できません", "Not available at the moment"),
        new LocalizedText(
            "「%s」のサービスが応答していません。処理は行われていません。少し待ってから、もう一度お試しください。".formatted(service.ja()),
            "The service \"%s\" does not answer. Nothing was done. Please try again in a moment."
                .formatted(service.english())),
        SOON);
  }

  /// A service took the request and did not answer it: what became of it is unknown.
  public static Problem late(LocalizedText service) {
    return new Problem(
        504,
        "late",
        new LocalizedText("応答に時間がかかっています", "No answer in time"),
        new LocalizedText(
            "「%s」のサービスから時間内に応答がありませんでした。処理されたかどうかを確かめてから、もう一度お試しください。".formatted(service.ja()),
            "The service \"%s\" did not answer in time. Please check whether it was done before trying again."
                .formatted(service.english())),
        SOON);
  }

  public static Problem signInAway() {
    return new Problem(
        503,
        "unavailable",
        new LocalizedText("ただいまサインインできません", "Sign-in is not available at the moment"),
        new LocalizedText(
            "認証サービスが応答していません。公開ページはそのままご覧いただけます。少し待ってから、もう一度お試しください。",
            "The sign-in service does not answer. The public pages stay open. Please try again in a moment."),
        SOON);
  }

  public static Problem tooLarge(long bytes) {
    return new Problem(
        413,
        "too-large",
        new LocalizedText("送信されたデータが大きすぎます", "Too large"),
        new LocalizedText(
            "一度に受け付けられるのは %,d バイトまでです。分けて送信してください。".formatted(bytes),
            "At most %,d bytes are taken at once. Please send it in parts.".formatted(bytes)),
        0);
  }

  /// @param seconds after which a request is answered again
  public static Problem tooMany(int seconds) {
    return new Problem(
        429,
        "too-many",
        new LocalizedText("アクセスが集中しています", "Too many requests"),
        new LocalizedText(
            "短い時間に多くのリクエストがありました。%d秒待ってから、もう一度お試しください。まとめて使う場合は、オープンデータのZIPをご利用ください。"
                .formatted(seconds),
            "There were many requests within a short time. Please wait %d s and try again. For everything at once there is the ZIP of the open data."
                .formatted(seconds)),
        seconds);
  }

  /// As many live streams are open as one node carries.
  public static Problem full() {
    return new Problem(
        503,
        "full",
        new LocalizedText("自動更新の接続がいっぱいです", "No room for another live stream"),
        new LocalizedText(
            "ページはそのままご覧いただけます。1分ごとに新しい値を確かめます。",
            "The page stays as it is, and looks for new figures once a minute."),
        60);
  }

  public static Problem unauthorised() {
    return new Problem(
        401,
        "unauthorised",
        new LocalizedText("サインインが必要です", "Sign-in needed"),
        new LocalizedText(
            "サインインしていないか、有効期限が切れました。もう一度サインインしてください。",
            "You are not signed in, or your sign-in has expired. Please sign in again."),
        0);
  }

  public static Problem forgedOrStale() {
    return new Problem(
        403,
        "forbidden",
        new LocalizedText("この操作は受け付けられません", "Not accepted"),
        new LocalizedText(
            "画面の有効期限が切れています。ページを読み込み直してから、もう一度操作してください。",
            "This page is no longer valid. Please load it again and repeat what you did."),
        0);
  }

  public static Problem notFound() {
    return new Problem(
        404,
        "not-found",
        new LocalizedText("ページが見つかりません", "Not found"),
        new LocalizedText(
            "アドレスが変わったか、削除された可能性があります。", "The address may have changed, or the page is gone."),
        0);
  }

  /// Refused for a reason that has no problem of its own.
  ///
  /// @param status 400 to 499
  public static Problem refused(int status) {
    return new Problem(
        status,
        "request",
        new LocalizedText("リクエストを処理できません", "The request cannot be handled"),
        AGAIN,
        0);
  }

  /// @param status 500 to 599
  public static Problem failed(int status) {
    return new Problem(
        status, "failed", new LocalizedText("エラーが発生しました", "Something went wrong"), AGAIN, 0);
  }
}
