package dxpulse.infra.live;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HexFormat;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/// Encodes what a request should have encoded in its address, such as `?period=<2024>`. Without it
/// the server refuses an address that is no URI before any code of ours sees it, by an empty answer
/// that tells nobody what is wrong.
///
/// A request that does not name its host is refused here, as HTTP/1.1 wants it: further on it would
/// look like a failure of ours. What is refused so, or is no HTTP at all, is answered in words.
@Sharable
public final class Unencoded extends ChannelInboundHandlerAdapter {
  private static final String NAME = "dxpulse.unencoded";
  private static final String WORDS = "dxpulse.unreadable";
  private static final String ALLOWED = "-._~!$&'()*+,;=:@/?#";
  private static final String ALLOWED_IN_A_QUERY = "[]";
  private static final int HEX = 16;

  private Unencoded() {}

  /// The same server, which answers such requests, too.
  public static HttpServer answeredBy(HttpServer server) {
    Unencoded handler = new Unencoded();
    Unreadable words = new Unreadable();
    return server.doOnChannelInit((observer, channel, remote) ->
        channel
            .pipeline()
            .addBefore(NettyPipeline.HttpTrafficHandler, NAME, handler)
            .addBefore(NettyPipeline.HttpTrafficHandler, WORDS, words));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      if (namesNoHost(request)) {
        request.setDecoderResult(
            DecoderResult.failure(new IllegalArgumentException("request without a host")));
      }
      String encoded = encoded(request.uri());
      if (!encoded.equals(request.uri())) {
        request.setUri(encoded);
      }
    }
    context.fireChannelRead(message);
  }

  private static boolean namesNoHost(HttpRequest request) {
    return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && !request.headers().contains(HttpHeaderNames.HOST);
  }

  /// An address within the site with all encoded that an address may not have; any other as it is.
  static String encoded(String address) {
    if (!address.startsWith("/")) {
      return address;
    }
    StringBuilder encoded = new StringBuilder(address.length());
    boolean inQuery = false;
    for (int at = 0; at < address.length(); at++) {
      char letter = address.charAt(at);
      inQuery |= letter == '?';
      if (isAllowed(letter, inQuery) || isEncoded(address, at)) {
        encoded.append(letter);
      } else {
        // The server takes each byte of an address for a letter.
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) letter));
      }
    }
    return encoded.toString();
  }

  private static boolean isAllowed(char letter, boolean inQuery) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || ALLOWED.indexOf(letter) >= 0
        || (inQuery && ALLOWED_IN_A_QUERY.indexOf(letter) >= 0);
  }

  private static boolean isEncoded(String address, int at) {
    return address.charAt(at) == '%'
        && at + 2 < address.length()
        && Character.digit(address.charAt(at + 1), HEX) >= 0
        && Character.digit(address.charAt(at + 2), HEX) >= 0;
  }
}
