print(load("return ...")(1, 2))
local pieces, i = { "return ", "4", "2" }, 0
print(load(function() i = i + 1 return pieces[i] end)())
print(load(function() return nil end) ~= nil)
print(load("x = 1 return x", "chunk", "t", {})(), x)
-- expect: 1	2
-- expect: 42
-- expect: true
-- expect: 1	nil
