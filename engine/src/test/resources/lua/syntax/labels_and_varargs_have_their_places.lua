local function try(source)
  print((select(2, load(source, "=s"))))
end
try "goto x"
try "::x:: ::x::"
try "::a:: do ::a:: end return ="
try "do goto l end local a ::l:: print(a)"
try "goto l; local a; ::l:: print(a)"
try "repeat goto c; local x; ::c:: until x"
try "local x = function() goto out end ::out::"
try "function f() return ... end"
try ("local a" .. (",a"):rep(200))
print(type(load("goto l; local a; ::l:: ; ::m::")))
print(type(load("do ::a:: end goto a ::a::")))
print(type(load("return ...")))
-- expect: s:1: no visible label 'x' for <goto> at line 1
-- expect: s:1: label 'x' already defined on line 1
-- expect: s:1: unexpected symbol near '='
-- expect: s:1: <goto l> at line 1 jumps into the scope of local 'a'
-- expect: s:1: <goto l> at line 1 jumps into the scope of local 'a'
-- expect: s:1: <goto c> at line 1 jumps into the scope of local 'x'
-- expect: s:1: no visible label 'out' for <goto> at line 1
-- expect: s:1: cannot use '...' outside a vararg function near '...'
-- expect: s:1: too many local variables (limit is 200) in main function near <eof>
-- expect: function
-- expect: function
-- expect: function
