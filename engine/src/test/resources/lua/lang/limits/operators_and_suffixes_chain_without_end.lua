local function generate(count, item, before, after, separator)
  local parts = {}
  for i = 1, count do parts[i] = (item:gsub("@", i)) end
  return before .. table.concat(parts, separator or "") .. after
end
local function run(source, ...) return assert(load(source, "=generated"))(...) end
local list = setmetatable({}, {__index = function(t, k) return k end})
print(run(generate(5000, "1", "return ", "", " + ")))
print(run(generate(50000, "x", "local x = ... return ", "", " + "), 2))
print(run(generate(5000, "t[@]", "local t = ... return ", "", " - "), list))
print(run(generate(5000, "t[@]", "local t = ... return ", "", " and "), list))
print(run(generate(5000, "t[@] == -@", "local t = ... if ", " then return 'some' end return 'none'", " or "), list))
print(run(generate(5000, "select(2, ...)", "return ", "", " + "), 1, 2))
local self = {}
self.field = self
self.method = function(s) return s end
setmetatable(self, {__call = function(s) return s end})
print(run(generate(5000, ".field", "local t = ... return t", " == t"), self))
print(run(generate(5000, "[t]", "local t = ... return t", " == t"), setmetatable({}, {__index = function(t) return t end})))
print(run(generate(5000, "()", "local t = ... return t", " == t"), self))
print(run(generate(5000, ":method()", "local t = ... t", ".done = true return t.done"), self))
local add = run(generate(1000, "coroutine.yield(@)", "return coroutine.wrap(function(...) return (...) + ", " end)", " + "))
local sum = add(0.5)
for i = 1, 999 do sum = sum + add(i) end
print(sum, add(1000))
print(pcall(run, generate(300, "t[@]", "local t, u = ... return ", "\n + u", " + "), list))

-- expect: 5000
-- expect: 100000
-- expect: -12502498
-- expect: 5000
-- expect: none
-- expect: 10000
-- expect: true
-- expect: true
-- expect: true
-- expect: true
-- expect: 500500	500500.5
-- expect: false	generated:2: attempt to perform arithmetic on local 'u' (a nil value)
