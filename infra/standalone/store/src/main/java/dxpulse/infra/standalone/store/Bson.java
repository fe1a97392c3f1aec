package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Documents as bytes, as they come over the wire.
final class Bson {
  private static final int USUAL = 4096;
  private static final int RARE = 1 << 16;
  private static final ThreadLocal<ByteBuf> ENCODING =
      ThreadLocal.withInitial(() -> Unpooled.buffer(USUAL));

  private Bson() {}

  static byte[] encode(Document document) {
    ByteBuf encoded = ENCODING.get().clear();
    BsonEncoder.encodeDocument(document, encoded);
    byte[] bytes = new byte[encoded.readableBytes()];
    var _ = encoded.readBytes(bytes);
    if (encoded.capacity() > RARE) {
      ENCODING.remove();
    }
    return bytes;
  }

  static Document decode(byte[] bytes) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }
}
