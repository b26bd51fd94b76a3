print(("$name is $age $x"):gsub("%$(%w+)", { name = "Lua", age = 30 }))
print(("abc"):gsub("%w", function(c) if c == "b" then return false end return c .. c end))
print(("a1b2"):gsub("(%a)(%d)", function(a, d) return d .. a end))
-- expect: Lua is 30 $x	3
-- expect: aabcc	3
-- expect: 1a2b	2
