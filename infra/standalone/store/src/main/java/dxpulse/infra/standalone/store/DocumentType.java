package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/// Documents as BSON, as they come over the wire.
final class DocumentType extends BasicDataType<Object> {
  private static final int OVERHEAD = 64;
  private static final int SMALL = 32;
  private static final int USUAL = 4096;
  private static final int RARE = 1 << 16;

  // Pages are written in the background and by whoever commits.
  private static final ThreadLocal<ByteBuf> ENCODING =
      ThreadLocal.withInitial(() -> Unpooled.buffer(USUAL));

  @Override
  public int getMemory(Object document) {
    return sizeOf(document);
  }

  private static int sizeOf(@Nullable Object value) {
    return switch (value) {
      case String text -> SMALL + 2 * text.length();
      case BinData bytes -> SMALL + bytes.getData().length;
      case Map<?, ?> members ->
          OVERHEAD
              + members.entrySet().stream()
                  .mapToInt(each -> sizeOf(each.getKey()) + sizeOf(each.getValue()))
                  .sum();
      case Collection<?> items -> OVERHEAD + items.stream().mapToInt(DocumentType::sizeOf).sum();
      case null, default -> SMALL;
    };
  }

  @Override
  public void write(WriteBuffer out, Object document) {
    ByteBuf encoded = ENCODING.get().clear();
    BsonEncoder.encodeDocument((Document) document, encoded);
    out.putVarInt(encoded.readableBytes()).put(encoded.nioBuffer());
    if (encoded.capacity() > RARE) {
      ENCODING.remove();
    }
  }

  @Override
  public Object read(ByteBuffer in) {
    byte[] bytes = new byte[DataUtils.readVarInt(in)];
    in.get(bytes);
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }

  @Override
  public Object[] createStorage(int size) {
    return new Object[size];
  }
}
