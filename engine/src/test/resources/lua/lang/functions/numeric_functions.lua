-- Functions on numbers that get something else, or call one another deeply.
local function fib(n)
  if n < 2 then
    return n
  end
  return fib(n - 1) + fib(n - 2)
end
print(fib(20), fib(1.5), pcall(fib, "x"))
local function add(a, b)
  return a + b
end
local vector = setmetatable({}, { __add = function(_, other) return "vector and " .. tostring(other) end })
print(add(1, 2), add("10", 5), add(vector, 1), select(2, pcall(add, 1, nil)))
print(-add(0, -0.0), 1 / (add(-0.0, -0.0)), add(0 / 0, 1) ~= add(0 / 0, 1))
local function depth(n)
  if n == 0 then
    return 0
  end
  return depth(n - 1) + 1
end
print(depth(100000))
local order = {}
local function note(n)
  order[#order + 1] = n * 1
  return n * 1
end
local function last(n)
  order[#order + 1] = "last"
  return n
end
print(note(1) + last(2) * note(3), table.concat(order, " "))
local co = coroutine.wrap(function()
  local function waits(n)
    coroutine.yield(n)
    return n + 1
  end
  return waits(1) + waits(2)
end)
print(co(), co(), co())
print(pcall(function() return add(1) end))
-- expect: 6765	1.5	false	numeric_functions.lua:3: attempt to compare string with number
-- expect: 3	15	vector and 1	numeric_functions.lua:10: attempt to perform arithmetic on local 'b' (a nil value)
-- expect: -0	-inf	true
-- expect: 100000
-- expect: 7	1 last 3
-- expect: 1	2	5
-- expect: false	numeric_functions.lua:10: attempt to perform arithmetic on local 'b' (a nil value)
