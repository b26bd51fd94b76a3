local function try(source)
  print((select(2, load(source, "=s"))))
end
try "x"
try "x ="
try "x = = 1"
try "local 1"
try "local function"
try "for i"
try "for i = 1 do end"
try "for i, j = 1, 2 do end"
try "for 1 = 2, 3 do end"
try "a.b:c = 1"
try "f() = 1"
try "(a) = 1"
try "a, f() = 1"
try "x = {[1]}"
try "goto 1"
try "return return"
try "x = a b"
try "x = function end"
try "function f.a:b.c() end"
try "x = }"
try "x = 1 2"
try "nil = 1"
try "x = (1"
try "if x then\n\n\nelse\n"
try "f(\n1"
try "local t = {,}"
-- expect: s:1: syntax error near <eof>
-- expect: s:1: unexpected symbol near <eof>
-- expect: s:1: unexpected symbol near '='
-- expect: s:1: <name> expected near '1'
-- expect: s:1: <name> expected near <eof>
-- expect: s:1: '=' or 'in' expected near <eof>
-- expect: s:1: ',' expected near 'do'
-- expect: s:1: 'in' expected near '='
-- expect: s:1: <name> expected near '1'
-- expect: s:1: function arguments expected near '='
-- expect: s:1: syntax error near '='
-- expect: s:1: syntax error near '='
-- expect: s:1: syntax error near '='
-- expect: s:1: '=' expected near '}'
-- expect: s:1: <name> expected near '1'
-- expect: s:1: unexpected symbol near 'return'
-- expect: s:1: syntax error near <eof>
-- expect: s:1: '(' expected near 'end'
-- expect: s:1: '(' expected near '.'
-- expect: s:1: unexpected symbol near '}'
-- expect: s:1: unexpected symbol near '2'
-- expect: s:1: unexpected symbol near 'nil'
-- expect: s:1: ')' expected near <eof>
-- expect: s:5: 'end' expected (to close 'if' at line 1) near <eof>
-- expect: s:2: ')' expected (to close '(' at line 1) near <eof>
-- expect: s:1: unexpected symbol near ','
