local t = setmetatable({}, {__lt = function() return true end, __le = function() return false end})
print(1 < t, t < 1, "x" < t, t > 1, 1 <= t, t >= "x")
print(pcall(function() return 1 < {} end))
local u = setmetatable({}, {__add = function(a, b) return type(a) .. type(b) end})
print("5" + u, u + "5", 5 + u)
-- expect: true	true	true	true	false	false
-- expect: false	either_operand_may_compare.lua:3: attempt to compare number with table
-- expect: stringtable	tablestring	numbertable
