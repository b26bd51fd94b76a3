package dev.earthshine.http.json;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import dev.earthshine.engine.value.LuaStrings;
import dev.earthshine.engine.value.Real;
import java.io.IOException;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;

/** Jackson's parser, whose strings become Lua strings without becoming Java strings first. */
final class DocumentParser extends UTF8StreamJsonParser {
  /** A parser of {@code utf8[from, to)}, which must be UTF-8 as a whole. */
  DocumentParser(
      IOContext context,
      int features,
      ByteQuadsCanonicalizer symbols,
      byte[] utf8,
      int from,
      int to) {
    super(context, features, null, null, symbols, utf8, from, to, 0, false);
  }

  /** Whether the next value is a member, so that its name comes first. */
  boolean isInObject() {
    return _parsingContext.inObject();
  }

  /** Whether the integer that is the current token has so few digits that it is an int. */
  boolean isSmallInteger() {
    return _intLength < 10;
  }

  /** The current token, if {@link #isSmallInteger}. */
  LuaNumber smallInteger() {
    int value = _textBuffer.contentsAsInt(_numberNegative);
    return value == 0 && _numberNegative ? new Real(-0.0) : LuaInteger.valueOf(value);
  }

  /** The string that the current token begins. */
  LuaString string(ShortStrings strings) throws IOException {
    int from = _inputPtr;
    int end = ByteScan.special(_inputBuffer, from, _inputEnd);
    if (end < _inputEnd && _inputBuffer[end] == '"') {
      passString(end);
      return strings.of(_inputBuffer, from, end - from);
    }
    return escaped(from, end);
  }

  private LuaString escaped(int from, int special) throws IOException {
    int end = Escapes.closingQuote(_inputBuffer, special, _inputEnd);
    byte[] text = end < 0 ? null : Escapes.undo(_inputBuffer, from, end);
    if (text == null) {
      finishToken(); // Raises the error of what is wrong.
      throw new AssertionError(getText());
    }
    passString(end);
    return LuaStrings.ofBytes(text);
  }

  private void passString(int closingQuote) {
    _tokenIncomplete = false;
    _inputPtr = closingQuote + 1;
  }
}
