print(pcall(function() local m = ("a"):rep(300):match(("a?"):rep(300) .. "b") end))
print(pcall(function() local m = ("x"):match(("("):rep(33)) end))
print(#("a"):rep(200000):match(".-b?$"))
print(("b"):find(("x*a-"):rep(1000)))
-- expect: false	too_complex_patterns_are_refused.lua:1: pattern too complex
-- expect: false	too_complex_patterns_are_refused.lua:2: too many captures
-- expect: 200000
-- expect: 1	0
