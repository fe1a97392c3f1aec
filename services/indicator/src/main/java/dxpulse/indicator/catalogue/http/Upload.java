package dxpulse.indicator.catalogue.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Finds the fields of the form that a browser sends.
///
/// The framework's own binding of uploads waits for ever on a form that is too large and fails on
/// an empty file when a filter has left the event loop before. The whole body is small enough to be
/// taken apart at once.
final class Upload {
  private Upload() {}

  /// The body is no multipart form.
  static final class NotAForm extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAForm(Throwable cause) {
      super("the form cannot be read: " + cause.getMessage(), cause);
    }
  }

  /// The bytes of every field by its name; of several that have one name the first.
  ///
  /// @throws NotAForm when the body is no multipart form
  static Map<String, byte[]> fields(HttpRequest<?> request, byte[] body) {
    FullHttpRequest whole =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    whole
        .headers()
        .set(
            HttpHeaders.CONTENT_TYPE,
            request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class, ""));
    HttpPostMultipartRequestDecoder form = null;
    try {
      form =
          new HttpPostMultipartRequestDecoder(
              new DefaultHttpDataFactory(false), whole, StandardCharsets.UTF_8);
      Map<String, byte[]> fields = new HashMap<>();
      for (InterfaceHttpData part : form.getBodyHttpDatas()) {
        if (part instanceof HttpData data && !fields.containsKey(part.getName())) {
          fields.put(part.getName(), data.get());
        }
      }
      return fields;
    } catch (IOException | RuntimeException broken) {
      throw new NotAForm(broken);
    } finally {
      if (form != null) {
        form.destroy();
      }
    }
  }
}
