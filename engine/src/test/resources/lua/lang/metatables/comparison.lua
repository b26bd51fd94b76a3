local mt = {__eq = function(a, b) return a.v == b.v end, __lt = function(a, b) return a.v < b.v end}
local function new(v) return setmetatable({v = v}, mt) end
local a, b, c = new(1), new(2), new(1)
print(a == b, a == c, a ~= c, rawequal(a, c))
print(a < b, b < a, a <= b, a > b, a >= c)
mt.__le = function() return "truthy" end
print(b <= a, not (b <= a))
local mixed = setmetatable({}, {__lt = function(x, y) return type(x) .. type(y) end, __le = function() return nil end})
print(1 < mixed, mixed < "s", 1 <= mixed)
print(a == 1, setmetatable({}, {__eq = function() return true end}) == setmetatable({}, {__eq = function() return true end}))

-- expect: false	true	false	false
-- expect: true	false	true	false	true
-- expect: true	false
-- expect: true	true	false
-- expect: false	false
