local up = {}
local function try(f, ...)
  local co = coroutine.create(f)
  coroutine.resume(co, ...)
  print(select(2, coroutine.resume(co)))
end
try(function() local a coroutine.yield() return a + 1 end)
try(function() coroutine.yield() return glob * 2 end)
try(function() coroutine.yield() return up.x.y end)
try(function() coroutine.yield() up.x() end)
try(function() coroutine.yield() up:m() end)
try(function() coroutine.yield() glob() end)
try(function() return coroutine.yield() + 1 end)
try(function() return up .. coroutine.yield() end)
try(function() return "x" .. up.y .. (coroutine.yield() or "a") end)
try(function() return #coroutine.yield() end)
try(function() return 1 < coroutine.yield() end)
try(function() for i = 1, coroutine.yield() do end end)
try(function() local t = setmetatable({}, {__index = function() coroutine.yield() return nil end}) return t.x.y end)
try(function() local t = setmetatable({}, {__call = function() coroutine.yield() return nil end}) return t() + 1 end)
try(function() string.rep(coroutine.yield()) end)
try(function() ("x"):rep(coroutine.yield()) end)
try(function() up.x.y, up.z = coroutine.yield(), 1 end)
try(function() error(coroutine.yield() or "text") end)
try(function() error(true, coroutine.yield()) end)
try(function() assert(coroutine.yield(), "asserted") end)
try(function() assert(coroutine.yield()) end)

-- expect: operands_are_named_in_coroutines.lua:7: attempt to perform arithmetic on local 'a' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:8: attempt to perform arithmetic on global 'glob' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:9: attempt to index field 'x' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:10: attempt to call field 'x' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:11: attempt to call method 'm' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:12: attempt to call global 'glob' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:13: attempt to perform arithmetic on a nil value
-- expect: operands_are_named_in_coroutines.lua:14: attempt to concatenate upvalue 'up' (a table value)
-- expect: operands_are_named_in_coroutines.lua:15: attempt to concatenate field 'y' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:16: attempt to get length of a nil value
-- expect: operands_are_named_in_coroutines.lua:17: attempt to compare number with nil
-- expect: operands_are_named_in_coroutines.lua:18: 'for' limit must be a number
-- expect: operands_are_named_in_coroutines.lua:19: attempt to index field 'x' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:20: attempt to perform arithmetic on a nil value
-- expect: operands_are_named_in_coroutines.lua:21: bad argument #1 to 'rep' (string expected, got no value)
-- expect: operands_are_named_in_coroutines.lua:22: bad argument #1 to 'rep' (number expected, got no value)
-- expect: operands_are_named_in_coroutines.lua:23: attempt to index field 'x' (a nil value)
-- expect: operands_are_named_in_coroutines.lua:24: text
-- expect: true
-- expect: operands_are_named_in_coroutines.lua:26: asserted
-- expect: operands_are_named_in_coroutines.lua:27: assertion failed!
