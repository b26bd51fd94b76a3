local function inner(level) coroutine.yield("in") error("msg", level) end
local function middle(level)
  inner(level)
  return 1
end
local function outer(level)
  middle(level)
  return 2
end
for level = 0, 5 do
  local co = coroutine.create(function(...)
    outer(...)
    return 3
  end)
  print(coroutine.resume(co, level))
  print(coroutine.resume(co))
end
for level = 0, 5 do
  local co = coroutine.create(function(...)
    local r = table.pack(pcall(outer, ...))
    return table.unpack(r, 1, r.n)
  end)
  print(coroutine.resume(co, level))
  print(coroutine.resume(co))
end
for level = 0, 5 do
  local co = coroutine.create(function(...)
    local t = setmetatable({}, {__index = function(t, k) outer(level) end})
    local x = t.y
    return x
  end)
  print(coroutine.resume(co, level))
  print(coroutine.resume(co))
end
local co = coroutine.create(function() local t = setmetatable({}, {__concat = function() coroutine.yield(1) return {} end})
  local x = nil .. 
    "b" .. t .. "c"
end)
print(coroutine.resume(co)) print(coroutine.resume(co))
local co = coroutine.create(function() local t = setmetatable({}, {__add = function() coroutine.yield(1) return {} end})
  local x = t + 1
    + {}
end)
print(coroutine.resume(co)) print(coroutine.resume(co))
local function deep(n) if n == 0 then error("deep", 3) end deep(n - 1) return 1 end
print(pcall(deep, 1000))
local function deep2(n, f)
  if n == 0 then f() return end
  deep2(n - 1, f) return 1 end
print(pcall(deep2, 600, function()
  local a = nil + 1 end))
for l = 1, 4 do print(pcall(deep2, 600, function()
  error("x", l) end)) end
print(coroutine.wrap(function() local ok, e = pcall(deep2, 600, function() coroutine.yield(1)
  error("x", 2) end) coroutine.yield(e) end)())
local w = coroutine.wrap(function() local ok, e = pcall(deep2, 600, function() coroutine.yield(1)
  error("x", 2) end) coroutine.yield(e) end) w() print(w())

-- expect: true	in
-- expect: false	msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:1: msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:3: msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:7: msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:12: msg
-- expect: true	in
-- expect: false	msg
-- expect: true	in
-- expect: true	false	msg
-- expect: true	in
-- expect: true	false	levels_hold_across_yields.lua:1: msg
-- expect: true	in
-- expect: true	false	levels_hold_across_yields.lua:3: msg
-- expect: true	in
-- expect: true	false	levels_hold_across_yields.lua:7: msg
-- expect: true	in
-- expect: true	false	msg
-- expect: true	in
-- expect: true	false	levels_hold_across_yields.lua:20: msg
-- expect: true	in
-- expect: false	msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:1: msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:3: msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:7: msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:28: msg
-- expect: true	in
-- expect: false	levels_hold_across_yields.lua:29: msg
-- expect: true	1
-- expect: false	levels_hold_across_yields.lua:37: attempt to concatenate local 't' (a table value)
-- expect: true	1
-- expect: false	levels_hold_across_yields.lua:42: attempt to perform arithmetic on a table value
-- expect: false	levels_hold_across_yields.lua:45: deep
-- expect: false	levels_hold_across_yields.lua:51: attempt to perform arithmetic on a nil value
-- expect: false	levels_hold_across_yields.lua:53: x
-- expect: false	levels_hold_across_yields.lua:48: x
-- expect: false	levels_hold_across_yields.lua:49: x
-- expect: false	levels_hold_across_yields.lua:49: x
-- expect: 1
-- expect: levels_hold_across_yields.lua:48: x
