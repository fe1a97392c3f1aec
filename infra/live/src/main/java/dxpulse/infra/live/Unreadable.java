package dxpulse.infra.live;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Says in words what is refused by an empty answer before any code of ours sees it: what is no
/// HTTP, such as an address with a space in it, and addresses that climb out of their place. Nobody
/// knows then which page and which language were meant.
@Sharable
final class Unreadable extends ChannelOutboundHandlerAdapter {
  private static final String PROBLEM =
      """
      {"type":"urn:dxpulse:problem:%s","title":"%s","status":%d,"detail":"%s"}
      """;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean isEmpty =
        message instanceof FullHttpResponse answer
            && !answer.content().isReadable()
            && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    var _ = context.write(isEmpty ? inWords((FullHttpResponse) message) : message, promise);
  }

  private static FullHttpResponse inWords(FullHttpResponse answer) {
    String problem = problem(answer.status());
    if (problem == null) {
      return answer;
    }
    byte[] body = problem.getBytes(StandardCharsets.UTF_8);
    FullHttpResponse said = answer.replace(Unpooled.wrappedBuffer(body));
    answer.release();
    said.headers()
        .remove(HttpHeaderNames.TRANSFER_ENCODING)
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set("X-Content-Type-Options", "nosniff")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    return said;
  }

  private static @Nullable String problem(HttpResponseStatus status) {
    return switch (status.code()) {
      case 400 ->
          problem(
              status,
              "malformed",
              "読み取れない要求です / Malformed request",
              "要求の書き方が正しくありません。アドレスの空白は%20と書きます。アドレスに「..」や%2Fは使えません。Hostも必要です"
                  + " / the request is not well formed (expected: %20 for a space in the address, no .. or %2F in it; a Host)");
      case 414 ->
          problem(
              status,
              "request",
              "アドレスが長すぎます / Address too long",
              "アドレスを短くしてください / the address is longer than is read");
      case 431 ->
          problem(
              status,
              "request",
              "ヘッダーが大きすぎます / Headers too large",
              "ヘッダー（Cookieなど）を小さくしてください / the headers, such as cookies, are larger than is read");
      default -> null;
    };
  }

  private static String problem(
      HttpResponseStatus status, String name, String title, String detail) {
    return PROBLEM.formatted(name, title, status.code(), detail).strip();
  }
}
