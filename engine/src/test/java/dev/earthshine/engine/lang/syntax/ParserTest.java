package dev.earthshine.engine.lang.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earthshine.engine.lang.ast.Expression;
import dev.earthshine.engine.lang.ast.FunctionBody;
import dev.earthshine.engine.lang.ast.LocalVariable;
import dev.earthshine.engine.lang.ast.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  private static FunctionBody parse(String source) {
    return Parser.parse(source.getBytes(UTF_8), "t");
  }

  private static SyntaxError failure(String source) {
    return catchThrowableOfType(SyntaxError.class, () -> parse(source));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
          x = 3x ¦ t:1: syntax error near <eof>
          x = "\\400" ¦ t:1: decimal escape too large near '\\400'
          x = "\\xzz" ¦ t:1: hexadecimal digit expected near '\\xz'
          x="\\q" ¦ t:1: invalid escape sequence near '\\q'
          x = "abc ¦ t:1: unfinished string near <eof>
          x = [==[ asd ¦ t:1: unfinished long string near <eof>
          x = [=x ¦ t:1: invalid long string delimiter near '[='
          for ¦ t:1: <name> expected near <eof>
          x = = 2 ¦ t:1: unexpected symbol near '='
          goto l1 ¦ t:1: no visible label 'l1' for <goto> at line 1
          break ¦ t:1: <break> at line 1 not inside a loop
          ::a:: ::a:: ¦ t:1: label 'a' already defined on line 1
          do goto l1 local a ::l1:: print(a) end ¦ t:1: <goto l1> at line 1 jumps into the scope of local 'a'
          local function f() return ... end ¦ t:1: cannot use '...' outside a vararg function near '...'
          x = } ¦ t:1: unexpected symbol near '}'
          f( ¦ t:1: unexpected symbol near <eof>
          if x then ¦ t:1: 'end' expected near <eof>
          x:y ¦ t:1: function arguments expected near <eof>
          for a do ¦ t:1: '=' or 'in' expected near 'do'
          for 1 ¦ t:1: <name> expected near '1'
          x = 1e ¦ t:1: malformed number near '1e'
          x = @ ¦ t:1: unexpected symbol near '@'
          return return ¦ t:1: unexpected symbol near 'return'
          f = function ¦ t:1: '(' expected near <eof>
          (a) = 2 ¦ t:1: syntax error near '='
          f() = 2 ¦ t:1: syntax error near '='
          local a = {1,2 ¦ t:1: '}' expected near <eof>
          --[[ abc ¦ t:1: unfinished long comment near <eof>
          x=3..4 ¦ t:1: malformed number near '3..4'
          function a.b:c.d() end ¦ t:1: '(' expected near '.'
          """)
  void saysWhatTheReferenceSays(String source, String expected) {
    assertThat(failure(source.strip()).luaMessage()).isEqualTo(expected.strip());
  }

  @Test
  void namesTheOpeningTokenOfAnotherLine() {
    assertThat(failure("do\nif x then\n\nprint(1").luaMessage())
        .isEqualTo("t:4: ')' expected near <eof>");
    assertThat(failure("do\n\nx = 1").luaMessage())
        .isEqualTo("t:3: 'end' expected (to close 'do' at line 1) near <eof>");
  }

  @Test
  void knowsTheColumnInCharacters() {
    assertThat(failure("local ä = 'é' )").column()).isEqualTo(7);
    SyntaxError error = failure("x = 1\n  y = 'é' )");
    assertThat(error).hasMessage("t:2:11: unexpected symbol near ')'");
  }

  @Test
  void limitsLocalsUpvaluesAndNesting() {
    StringBuilder locals = new StringBuilder();
    for (int i = 1; i <= 201; i++) {
      locals.append("local a").append(i).append('\n');
    }
    assertThat(failure(locals.toString()).luaMessage())
        .isEqualTo("t:202: too many local variables (limit is 200) in main function near <eof>");
    String deep = "x = " + "(".repeat(300) + "1" + ")".repeat(300);
    assertThat(failure(deep).luaMessage())
        .isEqualTo("t:1: too many C levels (limit is 200) in main function near '('");
    assertThatCode(() -> parse("x = " + "(".repeat(150) + "1" + ")".repeat(150)))
        .doesNotThrowAnyException();
  }

  @Test
  void letsAContinueLabelEndItsBlock() {
    assertThatCode(
            () -> parse("for i=1,3 do if i==2 then goto continue end local x = i ::continue:: end"))
        .doesNotThrowAnyException();
    assertThat(failure("repeat goto c local x ::c:: until x").reason())
        .isEqualTo("<goto c> at line 1 jumps into the scope of local 'x'");
  }

  @Test
  void tellsSharedVariablesFromThoseThatAreOnlyCopied() {
    assertThat(declared("local a = 1 return function() return a end").isCell()).isFalse();
    assertThat(declared("local a = 1 return function() a = 2 end").isCell()).isTrue();
    assertThat(declared("local a = 1 a = 2 return function() return a end").isCell())
        .isTrue();
    assertThat(declared("local a = 1 a = 2 return a").isCell()).isFalse();
  }

  private static LocalVariable declared(String source) {
    Statement first = parse(source).block().statements().get(0);
    return ((Statement.Declare) first).variables().get(0);
  }

  @Test
  void groupsPowersAndConcatenationsToTheRight() {
    Expression power = returned("return 2 ^ 3 ^ 2");
    assertThat(((Expression.Binary) power).right()).isInstanceOf(Expression.Binary.class);
    Expression negated = returned("return -x ^ 2");
    assertThat(negated).isInstanceOf(Expression.Unary.class);
    Expression sum = returned("return a - b - c");
    assertThat(((Expression.Binary) sum).left()).isInstanceOf(Expression.Binary.class);
  }

  private static Expression returned(String source) {
    return ((Statement.Return) parse(source).block().statements().get(0))
        .values()
        .get(0);
  }

  @Test
  void readsEveryEscape() {
    Expression text = returned("return '\\65\\x42\\z  \n  C\\n\\\n\\'\\0001'");
    assertThat(((Expression.Text) text).value().tojstring()).isEqualTo("ABC\n\n'\u00001");
  }

  @Test
  void readsHexadecimalFloats() {
    assertThat(((Expression.Numeral) returned("return 0x.8p4")).value()).isEqualTo(8.0);
    assertThat(((Expression.Numeral) returned("return 0xA")).value()).isEqualTo(10.0);
    assertThat(((Expression.Numeral) returned("return 3.")).value()).isEqualTo(3.0);
    assertThat(((Expression.Numeral) returned("return .5e1")).value()).isEqualTo(5.0);
  }
}
