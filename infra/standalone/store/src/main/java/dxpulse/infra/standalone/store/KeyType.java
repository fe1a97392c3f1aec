package dxpulse.infra.standalone.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/// Keys of documents and of indexes. Nearly all are one text; those are compared and written as
/// such, before all others, which are left to the store's own type.
final class KeyType extends BasicDataType<Object> {
  private static final byte TEXT = 1;
  private static final byte KEY_OF_TEXT = 2;
  private static final byte OTHER = 3;
  private static final int OVERHEAD = 48;

  private final ObjectDataType others = new ObjectDataType();

  @Override
  public int compare(Object one, Object other) {
    byte kind = kindOf(one);
    byte otherKind = kindOf(other);
    if (kind != otherKind) {
      return Byte.compare(kind, otherKind);
    }
    return kind == OTHER ? others.compare(one, other) : textOf(one).compareTo(textOf(other));
  }

  @Override
  public int getMemory(Object key) {
    return kindOf(key) == OTHER ? others.getMemory(key) : OVERHEAD + 2 * textOf(key).length();
  }

  @Override
  public void write(WriteBuffer out, Object key) {
    byte kind = kindOf(key);
    out.put(kind);
    if (kind == OTHER) {
      others.write(out, key);
    } else {
      byte[] text = textOf(key).getBytes(StandardCharsets.UTF_8);
      out.putVarInt(text.length).put(text);
    }
  }

  @Override
  public Object read(ByteBuffer in) {
    byte kind = in.get();
    if (kind == OTHER) {
      return others.read(in);
    }
    byte[] text = new byte[DataUtils.readVarInt(in)];
    in.get(text);
    String key = new String(text, StandardCharsets.UTF_8);
    return kind == TEXT ? key : new KeyValue(key);
  }

  @Override
  public Object[] createStorage(int size) {
    return new Object[size];
  }

  private static byte kindOf(@Nullable Object key) {
    return switch (key) {
      case String _ -> TEXT;
      case KeyValue parts when parts.size() == 1 && parts.get(0) instanceof String -> KEY_OF_TEXT;
      case null, default -> OTHER;
    };
  }

  private static String textOf(Object key) {
    return (String) (key instanceof KeyValue parts ? parts.get(0) : key);
  }
}
