-- Functions as values: counters with shared upvalues, composition, map, filter and fold over arrays.
local function counter()
  local n = 0
  return function(by)
    n = n + by
    return n
  end
end

local function compose(f, g)
  return function(x)
    return f(g(x))
  end
end

local function map(list, f)
  local out = {}
  for i = 1, #list do
    out[i] = f(list[i])
  end
  return out
end

local function filter(list, keep)
  local out = {}
  for i = 1, #list do
    if keep(list[i]) then
      out[#out + 1] = list[i]
    end
  end
  return out
end

local function fold(list, start, f)
  for i = 1, #list do
    start = f(start, list[i])
  end
  return start
end

local numbers = {}
for i = 1, 1000 do
  numbers[i] = i
end
local total = counter()
local last = 0
for round = 1, 2000 do
  local add = function(x) return x + round end
  local odd = function(x) return x % 2 == 1 end
  local step = compose(add, function(x) return x * 3 end)
  local sum = fold(filter(map(numbers, step), odd), 0, function(s, x) return (s + x) % 1000003 end)
  last = total(sum)
end
local counters = {}
for i = 1, 200 do
  counters[i] = counter()
end
for i = 1, 3000000 do
  last = last + counters[i % 200 + 1](1) % 3
end
print("closures", last)
