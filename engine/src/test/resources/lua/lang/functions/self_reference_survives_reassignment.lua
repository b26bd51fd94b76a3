local function f(n) if n == 0 then return "first" end return f(n - 1) end
local old = f
f = function() return "second" end
print(old(0), old(1))

-- expect: first	second
