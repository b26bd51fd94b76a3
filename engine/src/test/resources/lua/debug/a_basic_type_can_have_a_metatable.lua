debug.setmetatable(0, { __index = { double = function(n) return 2 * n end }, __call = function(n, x) return n + x end })
print((21):double(), (1)(2), debug.getmetatable(5) == getmetatable(6))
debug.setmetatable(0, nil)
print(getmetatable(5), pcall(function() return (5).double end))
-- expect: 42	3	true
-- expect: nil	false	a_basic_type_can_have_a_metatable.lua:4: attempt to index a number value
