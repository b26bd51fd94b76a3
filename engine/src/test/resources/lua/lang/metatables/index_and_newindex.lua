local base = {greet = "hello"}
local mid = setmetatable({}, {__index = base})
local t = setmetatable({}, {__index = mid})
print(t.greet, t.none)
local log = {}
local proxy = setmetatable({}, {
  __index = function(_, k) return k .. "!" end,
  __newindex = function(self, k, v) rawset(self, k, v * 2) end,
})
proxy.x = 21
print(proxy.x, proxy.y, rawget(proxy, "y"), proxy[5])
local store = {}
local forward = setmetatable({}, {__newindex = store})
forward.a = 1
print(rawget(forward, "a"), store.a)
print(("x").len == string.len, #"x")
local class = {} class.__index = class
function class.new(v) return setmetatable({v = v}, class) end
function class:get() return self.v end
local o = class.new(7) print(o:get())
class.get = function() return "replaced" end print(o:get())
o.get = function() return "own" end print(o:get())
o.get = nil print(o:get())

-- expect: hello	nil
-- expect: 42	y!	nil	5!
-- expect: nil	1
-- expect: true	1
-- expect: 7
-- expect: replaced
-- expect: own
-- expect: replaced
