local function try(source)
  print((select(2, load(source, "=s"))))
end
try "x = 'abc"
try 'x = "abc\ndef"'
try "x = [[abc"
try "x = [==[abc]]"
try "x = [=abc"
try "--[[ unfinished"
try "x = '\\q'"
try "x = '\\300'"
try "x = '\\xZZ'"
try "x = '\\x1'"
try "x = 3x"
try "x = 0x"
try "x = 0x1p"
try "x = 1.2.3"
try "x = 1e+"
try "x = @"
try "x ~ 1"
try "x = ~1"
try "x = !1"
try "x = \1"
-- expect: s:1: unfinished string near <eof>
-- expect: s:1: unfinished string near '"abc'
-- expect: s:1: unfinished long string near <eof>
-- expect: s:1: unfinished long string near <eof>
-- expect: s:1: invalid long string delimiter near '[='
-- expect: s:1: unfinished long comment near <eof>
-- expect: s:1: invalid escape sequence near '\q'
-- expect: s:1: decimal escape too large near '\300'
-- expect: s:1: hexadecimal digit expected near '\xZ'
-- expect: s:1: hexadecimal digit expected near '\x1''
-- expect: s:1: syntax error near <eof>
-- expect: s:1: malformed number near '0x'
-- expect: s:1: malformed number near '0x1p'
-- expect: s:1: malformed number near '1.2.3'
-- expect: s:1: malformed number near '1e+'
-- expect: s:1: unexpected symbol near '@'
-- expect: s:1: syntax error near '~'
-- expect: s:1: unexpected symbol near '~'
-- expect: s:1: unexpected symbol near '!'
-- expect: s:1: unexpected symbol near char(1)
